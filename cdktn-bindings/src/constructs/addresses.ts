// Do not edit: npm run generate makes this file of constructs/addresses.ts.
import { Annotations, Aspects, TerraformDataSource, TerraformResource, TerraformStack } from 'cdktn';
import type { Construct, IConstruct } from 'constructs';

const watched = new WeakSet<TerraformStack>();

/**
 * CDKs leave out of addresses whatever is no letter of ASCII, digit, `_` or `-`, so that of `zoë` and `zoé` one would
 * be lost, and be granted what the other is. From here on such resources of the construct's stack are annotated.
 */
export function watchAddresses(construct: Construct): void {
  const stack = TerraformStack.of(construct);
  if (watched.has(stack)) return;
  watched.add(stack);
  const found = new Map<string, IConstruct>();
  Aspects.of(stack).add({
    visit: (node) => {
      const name = nameOf(node);
      // A stack in a stack has addresses of its own.
      if (name === undefined || TerraformStack.of(node) !== stack) return;
      const [kind, id] = name;
      const first = found.get(`${kind}.${id}`) ?? node;
      found.set(`${kind}.${id}`, first);
      if (!/^[\p{ID_Start}_]/u.test(id))
        annotate(node, `"${id}" is no name for Terraform, and nothing else is left of its construct id`);
      else if (first !== node)
        annotate(node, `its address, ${kind}.${id}, is that of ${declared(first).node.path} too`);
    },
  });
}

function annotate(node: IConstruct, problem: string): void {
  Annotations.of(declared(node)).addError(
    `${problem}: give it a construct id of its own that begins with a letter, of letters of ASCII, digits, "_" and "-"`,
  );
}

/** What people declared: the resource, or the construct that it is the main resource of. */
const declared = (node: IConstruct): IConstruct => (node.node.id === 'Default' && node.node.scope) || node;

function nameOf(node: IConstruct): readonly [kind: string, id: string] | undefined {
  if (TerraformResource.isTerraformResource(node)) return [node.terraformResourceType, node.friendlyUniqueId];
  if (!TerraformDataSource.isTerraformDataSource(node)) return undefined;
  return [`data.${node.terraformResourceType}`, node.friendlyUniqueId];
}
