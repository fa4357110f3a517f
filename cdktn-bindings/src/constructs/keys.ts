// Do not edit: npm run generate makes this file of constructs/keys.ts.
import { DefaultTokenResolver, TerraformStack, Token, Tokenization } from 'cdktn';
import { Construct, type IConstruct } from 'constructs';
import { type AnyRole, roleId } from './references';

/**
 * A name for what is referred to that neither depends on the order of a list nor changes while it stays the same: the
 * place of a construct in its stack, or an id. As the id of a construct it is that of nothing else.
 *
 * @param id the id of what is referred to
 */
export function keyOf(scope: Construct, reference: unknown, id: string): string {
  return childId(
    Construct.isConstruct(reference)
      ? placeOf(scope, reference)
      : textOf(scope, id, TerraformStack.of(scope)),
  );
}

/** {@link keyOf} a role: a custom one can have the construct id that is the name of a predefined one. */
export function roleKeyOf(scope: Construct, role: AnyRole): string {
  const key = keyOf(scope, role, roleId(role));
  return Construct.isConstruct(role) ? `${key} (custom)` : key;
}

/** What an id is in the whole app, however it is written: a reference says whose it is. */
export function identityOf(scope: Construct, id: string): string {
  return textOf(scope, id);
}

/**
 * The id of a construct for a key. In ids each slash becomes two hyphens, so that hyphens of which one might be a slash
 * are encoded; all other keys are their own ids.
 */
export function childId(key: string): string {
  if (!/-[-/]|\/-|%2[5D]/.test(key)) return key;
  return key.replaceAll('%', '%25').replaceAll('-', '%2D');
}

const readsLikeId = /^(mem|sa|prj|rol)_[0-9a-z]{26}$/;

/** The place in the stack, or in the app for what is of another; begun by a slash, as no other is, where it is that of something else too. */
function placeOf(scope: Construct, { node }: IConstruct): string {
  const here = TerraformStack.of(scope);
  const place = node.scopes
    .slice(node.scopes.indexOf(here) + 1)
    .map((each) => each.node.id)
    .filter((id) => id !== '')
    .join('/');
  const isMistaken = node.scopes.includes(here) ? readsLikeId.test(place) : isPlaceIn(here, place);
  return isMistaken ? `/${place}` : place;
}

function isPlaceIn(stack: IConstruct, place: string): boolean {
  const at = place
    .split('/')
    .reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), stack);
  return at !== undefined;
}

function textOf(scope: Construct, id: string, here?: TerraformStack): string {
  if (!Token.isUnresolved(id)) return id;
  return String(Tokenization.resolve(id, { scope, resolver: new NamingStacks(here), preparing: false }));
}

/** Resources of two stacks can have one address: a reference to one that is not of this stack says of which it is. */
class NamingStacks extends DefaultTokenResolver {
  private readonly here: TerraformStack | undefined;

  constructor(here: TerraformStack | undefined) {
    super({ join: (left: unknown, right: unknown) => `${left ?? ''}${right ?? ''}` });
    this.here = here;
  }

  override resolveToken(...[token, ...rest]: Parameters<DefaultTokenResolver['resolveToken']>): unknown {
    const text: unknown = super.resolveToken(token, ...rest);
    const { originStack } = token as { readonly originStack?: TerraformStack };
    return originStack === undefined || originStack === this.here ? text : `${originStack.node.path}/${text}`;
  }
}
