import { join, relative } from 'node:path';
import ts from 'typescript';

/**
 * Compiles bindings in memory, as the `tsconfig.json` in their folder says, to JavaScript and type declarations.
 *
 * @param root the repository's folder
 * @param name the folder of the bindings
 * @param sources TypeScript by path in its `src/`
 * @returns what belongs in its `lib/`, by path in it
 * @throws if the sources do not type-check
 */
export function compileBindings(
  root: string,
  name: string,
  sources: ReadonlyMap<string, string>,
): Map<string, string> {
  const folder = join(root, name);
  const config = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, folder);
  const files = new Map([...sources].map(([path, text]) => [join(folder, 'src', path), text]));
  const host = hostFor(options, files);
  const program = ts.createProgram([...files.keys()], options, host);
  const compiled = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) => {
    compiled.set(relative(join(folder, 'lib'), path), text);
  });
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, host));
  return compiled;
}

function hostFor(options: ts.CompilerOptions, files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile, directoryExists } = host;
  const folders = new Set([...files.keys()].map((path) => join(path, '..')));
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.directoryExists = (path) => folders.has(path) || (directoryExists?.(path) ?? true);
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version);
  };
  return host;
}
