import { type Node, Parser } from 'commonmark';

/** What the comment above a block says of it. */
export type Directive =
  | { readonly kind: 'none' }
  /** Not run; why. */
  | { readonly kind: 'not run'; readonly reason: string }
  /** Started beside the others; goes on when the URL answers. */
  | { readonly kind: 'background'; readonly url: string }
  /** What the command before it prints. */
  | { readonly kind: 'output' }
  /** Equal to a file of the repository, or a part of one. */
  | { readonly kind: 'from'; readonly file: string }
  /** Compiled or run by a test of its own. */
  | { readonly kind: 'checked'; readonly test: string };

/** One fenced block of a guide. */
export interface Block {
  readonly language: string;
  /** The file that the block is to be written to, if it names one. */
  readonly path: string | undefined;
  readonly text: string;
  /** Where it begins in the guide, from 1. */
  readonly line: number;
  readonly directive: Directive;
  /** The way through the guide that it belongs to; all ways where it names none. */
  readonly only: string | undefined;
}

const commandLanguages: ReadonlySet<string> = new Set(['sh', 'bash', 'shell', 'console', 'powershell']);
const programLanguages: ReadonlySet<string> = new Set([
  'ts',
  'typescript',
  'js',
  'hcl',
  'terraform',
  'python',
  'go',
]);

/** Whether a block says to do something. */
export const isCommand = ({ language }: Block) => commandLanguages.has(language);
/** Whether a block is source that a reader would copy. */
export const isProgram = ({ language }: Block) => programLanguages.has(language);

/** The fenced blocks of a Markdown text, each with what the comments directly above it say. */
export function blocksOf(markdown: string): Block[] {
  const found: Block[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (!entering || node.type !== 'code_block' || node.info === null) continue;
    const [language = '', path] = node.info.split(/\s+/);
    found.push({
      language,
      path,
      text: node.literal ?? '',
      line: node.sourcepos[0][0],
      ...commentsAbove(node),
    });
  }
  return found;
}

const comment = /<!--\s*(not run|background|output|from|checked|only)\s*(?::\s*(.*?))?\s*-->/g;

function commentsAbove(block: Node): Pick<Block, 'directive' | 'only'> {
  const above = block.prev?.type === 'html_block' ? (block.prev.literal ?? '') : '';
  let directive: Directive = { kind: 'none' };
  let only: string | undefined;
  for (const [, kind, value = ''] of above.matchAll(comment)) {
    if (kind === 'only') only = value;
    else directive = directiveOf(kind ?? '', value, block);
  }
  return { directive, only };
}

function directiveOf(kind: string, value: string, block: Node): Directive {
  if (kind !== 'output' && value === '')
    throw new Error(`line ${block.sourcepos[0][0]}: ${kind} says nothing`);
  switch (kind) {
    case 'not run':
      return { kind, reason: value };
    case 'background':
      return { kind, url: value };
    case 'from':
      return { kind, file: value };
    case 'checked':
      return { kind, test: value };
    default:
      return { kind: 'output' };
  }
}
