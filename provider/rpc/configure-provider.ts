import { resolveCredentials } from '../../client/profile.ts';
import { checkField } from '../../provider-schema/check.ts';
import { providerFields } from '../../provider-schema/provider.ts';
import { encodeFindings, error, type Finding, hasErrors, warning } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isUnknown } from '../plugin/cty/value.ts';
import { type ConfigureProvider_Request, ConfigureProvider_Response } from '../plugin/generated/tfplugin6.ts';
import { decodeObject } from '../plugin/wire.ts';
import { createApproval } from '../resources/approval.ts';
import {
  readReviewFile,
  referenceOf,
  refuseOtherEnvironment,
  refuseOtherReference,
  reviewSource,
  reviewVariable,
} from '../resources/review-file.ts';
import { validateProvider } from '../resources/validate.ts';
import type { Runtime } from '../runtime.ts';
import { createSession } from '../session.ts';
import { providerBlock } from '../types.ts';

/** Finds endpoint and credentials and begins a session: one walk of Terraform over its graph. */
export async function configureProvider(
  runtime: Runtime,
  request: ConfigureProvider_Request,
): Promise<ConfigureProvider_Response> {
  runtime.session = undefined;
  runtime.stop = new AbortController();
  const config = decodeObject(request.config, providerBlock.type) ?? {};
  const invalid = [...unknownValues(config), ...validateProvider(config)];
  if (hasErrors(invalid)) return respond(invalid);
  const { environment, homeDirectory, version, retryMilliseconds } = runtime.options;
  const given = textOf(config['change_reference']) || environment[changeVariable] || undefined;
  const source = reviewSource(textOf(config['review_file']), environment[reviewVariable]);
  const { review, findings: unreadable } = await readReviewFile(source);
  const unfit = [...unfitReference(given), ...unreadable, ...refuseOtherReference(source, review, given)];
  if (unfit.length > 0) return respond(unfit);
  const explicit = {
    endpoint: textOf(config['endpoint']),
    accessKeyId: textOf(config['access_key_id']),
    secretAccessKey: textOf(config['secret_access_key']),
    workloadIdentityId: textOf(config['workload_identity_id']),
    identityToken: textOf(config['identity_token']),
    identityTokenFile: textOf(config['identity_token_file']),
    identityTokenAudience: textOf(config['identity_token_audience']),
    profile: textOf(config['profile']),
  };
  const resolved = await resolveCredentials({ explicit, environment, homeDirectory });
  const warnings = resolved.warnings.map((message) => warning('Roster credentials', sentence(message)));
  if (!resolved.ok) {
    const problems = resolved.problems.map(({ field, message }) =>
      error('The Roster provider is not configured completely', sentence(message), field),
    );
    return respond([...warnings, ...problems]);
  }
  const session = createSession({
    credentials: resolved.credentials,
    changeReference: given ?? (review && referenceOf(review)),
    approval: review && createApproval(review),
    userAgent: `roster-terraform-provider/${version} terraform/${request.terraformVersion || 'unknown'}`,
    planChecks: config['plan_checks'] !== false,
    stopped: runtime.stop.signal,
    retryMilliseconds,
  });
  const elsewhere = await refuseOtherEnvironment(source, review, session);
  if (elsewhere.length === 0) runtime.session = session;
  return respond([...warnings, ...elsewhere]);
}

const changeVariable = 'ROSTER_CHANGE_REFERENCE';

/** What the environment has, nobody has checked before; the argument is sound by now. */
function unfitReference(reference: string | undefined): Finding[] {
  const problem = reference && checkField(providerFields.change_reference, reference);
  if (!problem) return [];
  return [error(`Invalid ${changeVariable}`, `The environment variable ${changeVariable} ${problem}.`)];
}

function unknownValues(config: CtyObject): Finding[] {
  return Object.keys(config)
    .filter((name) => isUnknown(config[name]))
    .map((name) =>
      error(
        `"${name}" must be known before the plan`,
        `The provider needs its arguments to plan, but "${name}" depends on something that is known after apply only. Take it from a variable, or create what it depends on in a configuration of its own.`,
        name,
      ),
    );
}

function textOf(value: CtyValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function respond(findings: readonly Finding[]): ConfigureProvider_Response {
  return ConfigureProvider_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
