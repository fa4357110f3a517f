import manifest from '../../package.json' with { type: 'json' };
import { catalogue } from '../../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import {
  type Argument,
  type Block,
  type Configuration,
  commentOf,
  type Files,
  markerLine,
  type Section,
  type Target,
  type Value,
} from './configuration.ts';
import { kindsReferredTo } from './kinds.ts';
import { uniqueNames } from './labels.ts';
import { literal, terraformLiteral } from './typescript-text.ts';

/** A CDK that a project is written for, by the name of its library: CDK for Terraform, or CDK Terrain. */
export type Cdk = 'cdktf' | 'cdktn';

const bindingsFor = (cdk: Cdk) => `@roster/${cdk}-provider`;

const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const pascalCase = (name: string) => camelCase(`_${name}`);
const fileOf = ({ plural }: ResourceDefinition) => `${plural.replaceAll('_', '-')}.ts`;
/** How another file calls what is in the file of a kind. */
const namespaceOf = ({ plural }: ResourceDefinition) => camelCase(plural);

/** Kinds that others refer to have a constant for each object. */
const referredTo = new Set(catalogue.flatMap(kindsReferredTo));

/** Words that no constant of a module can be called (ECMAScript, section 12.7.2), and what the files import. */
const reserved = [
  ...'arguments await break case catch class const continue debugger default delete do else enum eval'.split(
    ' ',
  ),
  ...'export extends false finally for function if implements import in instanceof interface let new'.split(
    ' ',
  ),
  ...'null package private protected public return static super switch this throw true try typeof'.split(' '),
  ...'undefined var void while with yield stack'.split(' '),
  ...catalogue.map(namespaceOf),
];

/** What an object is called in the project. */
interface Names {
  /** Of its construct: unique in the stack. Terraform's address has it too. */
  readonly id: string;
  /** For those that others refer to. */
  readonly constant: string | undefined;
}

type NamesOf = (target: Target) => Names;

const wantedId = ({ definition, label }: Target) =>
  definition.life === 'standing' ? definition.name : `${definition.name}_${label}`;

function namesIn(sections: readonly Section[]): NamesOf {
  const names = new Map<string, Names>();
  const keyOf = ({ definition, label }: Target) => `${definition.name} ${label}`;
  // Over all kinds: a role called "Assignment …" and a role assignment may want the same.
  const uniqueId = uniqueNames();
  for (const { definition, blocks } of sections) {
    const unique = uniqueNames('_', reserved);
    for (const block of blocks)
      names.set(keyOf(block), {
        id: uniqueId(wantedId(block)),
        constant: referredTo.has(definition.name) ? unique(camelCase(block.label)) : undefined,
      });
  }
  return (target) => {
    const found = names.get(keyOf(target));
    if (!found) throw new Error(`${keyOf(target)} is referred to and not declared`);
    return found;
  };
}

/** A project for a CDK: a file a kind, one with the stack, and what it takes to synthesise it. */
export function toTypeScript({ environmentSlug, sections }: Configuration, cdk: Cdk): Files {
  const namesOf = namesIn(sections);
  return new Map([
    ['main.ts', main(sections)],
    ['stack.ts', stack(environmentSlug, cdk)],
    ...sections.map((section) => [fileOf(section.definition), sectionText(section, namesOf, cdk)] as const),
    ...projectFiles(environmentSlug, cdk),
  ]);
}

const file = (parts: readonly string[]) => `// ${markerLine}\n${parts.join('\n\n')}\n`;

const comment = (sentence: string) => commentOf('//', sentence);

const main = (sections: readonly Section[]) =>
  file([
    [
      ...sections
        .filter(({ blocks }) => blocks.length > 0)
        .map(({ definition }) => `import './${fileOf(definition)}';`),
      "import { app } from './stack.ts';",
    ].join('\n'),
    'app.synth();',
  ]);

const stack = (slug: string, cdk: Cdk) =>
  file([
    `import { RosterProvider } from '${bindingsFor(cdk)}';
import { App, TerraformStack } from '${cdk}';`,
    `// For each object with importFrom a validation would start terraform to ask for its version.
export const app = new App({ skipValidation: true });
export const stack = new TerraformStack(app, ${literal(slug)});
// Import blocks came with Terraform 1.5.
stack.addOverride('terraform.required_version', '>= 1.5');`,
    `// Endpoint and access key come from the environment (ROSTER_…) or from the profile "roster".
new RosterProvider(stack, 'roster');`,
  ]);

function sectionText({ definition, blocks, notes }: Section, namesOf: NamesOf, cdk: Cdk): string {
  const used = new Set(
    blocks.flatMap((block) => block.arguments.flatMap(({ value }) => namespacesIn(value))),
  );
  const imports = [
    `import { ${pascalCase(definition.name)} } from '${bindingsFor(cdk)}';`,
    ...[...used].sort().map((name) => `import * as ${name} from './${fileNamed(name)}';`),
    "import { stack } from './stack.ts';",
  ];
  const written = blocks.map((block) => construct(block, namesOf));
  return file([...notes.map(comment), ...(blocks.length > 0 ? [imports.join('\n')] : []), ...written]);
}

const fileNamed = (namespace: string) => {
  const definition = catalogue.find((each) => namespaceOf(each) === namespace);
  return definition ? fileOf(definition) : '';
};

function namespacesIn(value: Value): string[] {
  switch (value.kind) {
    case 'reference':
      return [namespaceOf(value.to.definition)];
    case 'list':
      return value.items.flatMap(namespacesIn);
    case 'object':
      return value.fields.flatMap((field) => namespacesIn(field.value));
    default:
      return [];
  }
}

function construct(block: Block, namesOf: NamesOf): string {
  const { definition, arguments: given, importId, remarks } = block;
  const body = given.map((each) => `  ${argumentText(each, namesOf)},\n`).join('');
  const { id, constant } = namesOf(block);
  const made = `new ${pascalCase(definition.name)}(stack, '${id}', {${body && `\n${body}`}})`;
  const imported = `importFrom(${terraformLiteral(importId)});`;
  const lines = constant
    ? [`export const ${constant} = ${made};`, `${constant}.${imported}`]
    : [`${made}.${imported}`];
  return [...remarks.map(comment), ...lines].join('\n');
}

const argumentText = ({ name, value }: Argument, namesOf: NamesOf) =>
  `${camelCase(name)}: ${expression(value, namesOf)}`;

function expression(value: Value, namesOf: NamesOf): string {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? terraformLiteral(value.value) : String(value.value);
    case 'reference':
      return `${namespaceOf(value.to.definition)}.${namesOf(value.to).constant}.id`;
    case 'list':
      return listText(value.items.map((item) => expression(item, namesOf)));
    case 'object':
      return `{ ${value.fields.map((field) => argumentText(field, namesOf)).join(', ')} }`;
    case 'map':
      return `{ ${value.entries.map(([key, text]) => `${terraformLiteral(key)}: ${terraformLiteral(text)}`).join(', ')} }`;
  }
}

function listText(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`;
  return line.length <= 80 ? line : `[\n${items.map((item) => `    ${item},\n`).join('')}  ]`;
}

/** JSON has no comments: `//` is a key that npm, TypeScript and the CDKs pass over. */
const json = (content: object) => `${JSON.stringify({ '//': markerLine, ...content }, null, 2)}\n`;

const { devDependencies: tested } = manifest;

const projectFiles = (slug: string, cdk: Cdk): [string, string][] => [
  [
    'cdktf.json',
    json({
      language: 'typescript',
      app: 'node main.ts',
      projectId: `roster-${slug}`,
      sendCrashReports: 'false',
    }),
  ],
  [
    'package.json',
    json({
      name: `roster-${slug}`,
      private: true,
      type: 'module',
      dependencies: {
        [bindingsFor(cdk)]: manifest.version,
        [cdk]: tested[cdk],
        constructs: tested.constructs,
      },
      devDependencies: { [`${cdk}-cli`]: tested[`${cdk}-cli`], typescript: tested.typescript },
    }),
  ],
  [
    'tsconfig.json',
    json({
      compilerOptions: {
        target: 'es2022',
        module: 'nodenext',
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        skipLibCheck: true,
        types: [],
      },
    }),
  ],
];
