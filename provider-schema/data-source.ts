import type { Field, FieldType, Rule, ValueOf } from './definition.ts';

/**
 * What Terraform may ask for that is no single object or list of them: arguments, and what is answered to them. A
 * data source, or an ephemeral resource, whose answer Terraform keeps nowhere.
 */
export interface QueryDefinition<
  F extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>,
> {
  /** snake_case: `effective_access`. Terraform: `roster_effective_access`. */
  readonly name: string;
  /** For people, at the start of a sentence: `Effective access`. */
  readonly title: string;
  readonly description: string;
  /** Required and optional ones are arguments, computed ones are answered. */
  readonly fields: F;
  readonly rules: readonly Rule[];
}

/** Adds the empty list of rules that was left out. */
export function defineQuery<const F extends Readonly<Record<string, Field>>>(
  own: Omit<QueryDefinition<F>, 'rules'> & { readonly rules?: readonly Rule[] },
): QueryDefinition<F> {
  return { rules: [], ...own };
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: FieldType;
  /** One or more sentences of Markdown. */
  readonly description: string;
}

/** A function of the provider (`provider::roster::<name>`): pure, and computed without the API. */
export interface FunctionDefinition {
  /** snake_case. */
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** One or more sentences of Markdown. */
  readonly description: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: FieldType;
  /**
   * Takes a value for each parameter, none of them null or unknown: Terraform answers for those by itself.
   *
   * @throws ArgumentError when one of them is at fault
   */
  readonly call: (values: readonly ValueOf<FieldType>[]) => ValueOf<FieldType>;
}

/**
 * What is wrong with a function's parameter, counted from 0. The message goes on from `Invalid value for "…"
 * parameter: ` and has no full stop. It never repeats the value, which may be secret.
 */
export class ArgumentError extends Error {
  readonly parameter: number;

  constructor(parameter: number, message: string) {
    super(message);
    this.name = 'ArgumentError';
    this.parameter = parameter;
  }
}
