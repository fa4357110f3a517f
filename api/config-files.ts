import { readFileSync } from 'node:fs';
import { optionRows } from './option-rows.ts';
import { path as pathOption } from './paths.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What may come as a file, as container secrets do: the variable's name with `_FILE` after it names the file. */
export const fileNames: ReadonlyMap<string, string> = new Map(
  optionRows.filter(({ secret }) => secret).map(({ name }) => [`${name}_FILE`, name]),
);

function readSecret(given: string): string {
  const { data: path, error: refusal } = pathOption.safeParse(given);
  if (path === undefined) throw new Error(refusal?.issues[0]?.message);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`cannot read the file ${path} (${code})`);
  }
  if (text.trim() === '') throw new Error(`the file ${path} is empty`);
  // An editor and `echo` end a file with a new line, which belongs to no secret.
  return text.trim();
}

/**
 * The variables with the content of the files that some of them name.
 *
 * @returns the problems as lines, each with the name of the variable and nothing of a content
 */
export function readOptionFiles(variables: Variables): {
  readonly values: Variables;
  readonly problems: readonly string[];
} {
  const values: Record<string, string | undefined> = { ...variables };
  const problems: string[] = [];
  for (const [fileName, name] of fileNames) {
    const path = variables[fileName];
    if (path === undefined) continue;
    if (variables[name] !== undefined) {
      problems.push(`${fileName}: is set beside ${name}: take one of them away`);
      continue;
    }
    try {
      values[name] = readSecret(path);
    } catch (error) {
      problems.push(`${fileName}: ${(error as Error).message}`);
    }
  }
  return { values, problems };
}
