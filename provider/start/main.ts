import * as module from 'node:module';
import { afterStart, compiledCodeFolder } from './compiled-code.ts';

/**
 * What Terraform starts, several times for each command: it keeps the provider's compiled code. Where it cannot be
 * kept, or Node.js is too old for that, nothing is lost but those milliseconds.
 */
module.enableCompileCache?.(compiledCodeFolder(process.env));
void import('../main.ts');

afterStart(() => module.flushCompileCache?.());
