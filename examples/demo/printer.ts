import { styleText } from 'node:util';

export interface Printer {
  heading(title: string): void;
  /** A command that a reader can repeat. */
  command(text: string): void;
  line(text: string): void;
  /** Less important than a line, such as the output of a program. */
  detail(text: string): void;
  /** Shows that something is under way, with the seconds that it has taken, until the promise settles. */
  during<T>(work: Promise<T>): Promise<T>;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Prints to standard output; headings carry the seconds since the start. */
export function createPrinter(): Printer {
  const start = performance.now();
  const output = process.stdout;
  let steps = 0;
  let status = '';
  const print = (text: string) => output.write(`${clear()}${text}\n${status}`);
  const clear = () => (status === '' ? '' : '\r\x1b[K');
  const secondsSince = (time: number) => `${((performance.now() - time) / 1000).toFixed(1)} s`;
  return {
    heading: (title) => {
      steps += 1;
      const text = `\n${styleText('bold', `${steps}. ${title}`)} ${styleText('dim', `(at ${secondsSince(start)})`)}`;
      print(text);
    },
    command: (text) => print(styleText('cyan', `   $ ${text}`)),
    line: (text) => print(`   ${text}`),
    detail: (text) => print(`   ${styleText('dim', text)}`),
    during: async (work) => {
      if (!output.isTTY) return work;
      const begin = performance.now();
      let frame = 0;
      const draw = () => {
        const erase = clear();
        status = `   ${frames[frame++ % frames.length]} ${secondsSince(begin)}`;
        output.write(erase + status);
      };
      const timer = setInterval(draw, 100);
      try {
        return await work;
      } finally {
        clearInterval(timer);
        output.write(clear());
        status = '';
      }
    },
  };
}
