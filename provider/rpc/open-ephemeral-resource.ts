import { stateOfAnswer, withDefaults } from '../data-sources/answer.ts';
import { encodeFindings, type Finding } from '../diagnostics.ts';
import type { EphemeralLife } from '../ephemeral/life.ts';
import { ephemeralLifeOf } from '../ephemeral/lives.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import {
  type OpenEphemeralResource_Request,
  OpenEphemeralResource_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject, encodeTime } from '../plugin/wire.ts';
import { encodePrivate } from '../resources/private-data.ts';
import { requestFailed } from '../resources/problem.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import type { Session } from '../session.ts';
import { ephemeralTypes, type QueryType, unknownType } from '../types.ts';

/** Makes what lives no longer than a run of Terraform. */
export async function openEphemeralResource(
  runtime: Runtime,
  request: OpenEphemeralResource_Request,
): Promise<OpenEphemeralResource_Response> {
  const { session } = runtime;
  const ephemeral = ephemeralTypes.get(request.typeName);
  if (!ephemeral) return failed([unknownType('ephemeral resource', request.typeName)]);
  if (!session) return failed([notConfigured]);
  const config = decodeObject(request.config, ephemeral.type) ?? {};
  const opened = await open(runtime, session, ephemeral, config);
  if ('findings' in opened) return failed(opened.findings);
  const { result, renewAt, handle } = opened;
  return OpenEphemeralResource_Response.fromPartial({
    result: encodeObject(result, ephemeral.type),
    renewAt: encodeTime(renewAt),
    private: encodePrivate({ handle }),
  });
}

type Result =
  | { readonly result: CtyObject; readonly renewAt: number | undefined; readonly handle: string }
  | { readonly findings: Finding[] };

async function open(
  { stillOpen }: Runtime,
  session: Session,
  { definition, schema }: QueryType,
  config: CtyObject,
): Promise<Result> {
  const life = ephemeralLifeOf(definition.name);
  try {
    const { answer, renewAt, kept } = await life.open(session, withDefaults(definition, config));
    const handle = stillOpen.add({ session, life, kept });
    return { result: stateOfAnswer(definition, config, answer), renewAt, handle };
  } catch (failure) {
    const findings = requestFailed(`make the ${definition.title.toLowerCase()}`, failure, schema);
    return { findings: findings.map((finding) => withAdvice(life, finding)) };
  }
}

const withAdvice = ({ afterFailure }: EphemeralLife, finding: Finding): Finding =>
  afterFailure === undefined ? finding : { ...finding, detail: `${finding.detail}\n\n${afterFailure}` };

const failed = (findings: readonly Finding[]) =>
  OpenEphemeralResource_Response.fromPartial({ diagnostics: encodeFindings(findings) });
