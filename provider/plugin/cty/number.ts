import { Decimal } from './value.ts';

const wholePattern = /^-?\d+$/;
const decimalPattern = /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const largestExponent = 4096;

/** The number that a text of decimal digits stands for, without loss; `undefined` when it is none. */
export function numberFromText(text: string): number | bigint | Decimal | undefined {
  if (wholePattern.test(text)) return narrow(BigInt(text));
  if (!decimalPattern.test(text)) return undefined;
  const number = Number(text);
  return exactDecimalOf(text) === exactDecimalOf(String(number)) && hasFiniteBinaryForm(text)
    ? number
    : new Decimal(text);
}

/** A bigint as a number where that loses nothing. */
export function narrow(whole: bigint): number | bigint {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : whole;
}

/** Digits without needless zeros, point or exponent: `1.50e1` and `15` are both `15e0`. */
function exactDecimalOf(text: string): string | undefined {
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return '0e0';
  return `${sign}${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`;
}

/** Whether binary64 can hold a decimal exactly: 0.5 it can, 0.1 it cannot. */
function hasFiniteBinaryForm(text: string): boolean {
  const [mantissa = '', exponentText = '0'] = (exactDecimalOf(text) ?? '').split('e');
  const exponent = Number(exponentText);
  if (!Number.isInteger(exponent) || Math.abs(exponent) > largestExponent) return false;
  const digits = BigInt(mantissa);
  if (exponent >= 0) return Number.isSafeInteger(Number(digits * 10n ** BigInt(exponent)));
  const divisor = 5n ** BigInt(-exponent);
  return digits % divisor === 0n && Number.isSafeInteger(Number(digits / divisor));
}
