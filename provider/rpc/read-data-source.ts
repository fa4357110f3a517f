import { encodeFindings, type Finding } from '../diagnostics.ts';
import { type ReadDataSource_Request, ReadDataSource_Response } from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import { readDataSource as read } from '../resources/data-source.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import { dataSourceTypes, unknownType } from '../types.ts';

/** Finds one object, or lists many. */
export async function readDataSource(
  runtime: Runtime,
  request: ReadDataSource_Request,
): Promise<ReadDataSource_Response> {
  const { session } = runtime;
  const source = dataSourceTypes.get(request.typeName);
  if (!source) return failed([unknownType('data source', request.typeName)]);
  if (!session) return failed([notConfigured]);
  const config = decodeObject(request.config, source.type) ?? {};
  const { state, findings } = await read(session, source, config);
  if (!state) return failed(findings);
  return ReadDataSource_Response.fromPartial({
    state: encodeObject(state, source.type),
    diagnostics: encodeFindings(findings),
  });
}

function failed(findings: readonly Finding[]): ReadDataSource_Response {
  return ReadDataSource_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
