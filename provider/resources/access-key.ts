import { type Finding, warning } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, unknown } from '../plugin/cty/value.ts';

/** What is special in planning one resource type: changes to the plan, more reasons to replace, and advice. */
export interface Special {
  readonly planned: CtyObject;
  readonly replacedBecause: readonly { readonly attribute: string; readonly reason: string }[];
  readonly findings: readonly Finding[];
}

/**
 * The secret of an access key is returned once. It enters the state only when the user asks for that by name; asking
 * later takes a new key, and no longer asking drops it from the state.
 */
export function planAccessKey(prior: CtyObject | null, planned: CtyObject): Special {
  const store = planned['store_secret_in_state'] ?? null;
  const withSecret = (secret: CtyValue): CtyObject => ({ ...planned, secret_access_key: secret });
  if (store === false) {
    const findings = prior ? [] : [unreadableSecret];
    return { planned: withSecret(null), replacedBecause: [], findings };
  }
  if (!prior) return { planned: withSecret(unknown), replacedBecause: [], findings: [] };
  if (prior['store_secret_in_state'] === true) {
    return { planned: withSecret(prior['secret_access_key'] ?? null), replacedBecause: [], findings: [] };
  }
  const reason = 'the secret was returned once, when the key was created, and cannot be read again';
  return {
    planned: withSecret(unknown),
    replacedBecause: [{ attribute: 'store_secret_in_state', reason }],
    findings: [],
  };
}

const unreadableSecret = warning(
  'Nobody will be able to read the secret of this access key',
  'The API returns the secret access key once, by the creation, and Terraform will not keep it. Set store_secret_in_state = true to keep it in the state, where everybody who may read the state can read it.',
  'store_secret_in_state',
);
