import { readQuery } from '../data-sources/read.ts';
import { encodeFindings, type Finding } from '../diagnostics.ts';
import { type ReadDataSource_Request, ReadDataSource_Response } from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import { readDataSource as read } from '../resources/data-source.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import { type DataSourceType, dataSourceTypes, type QueryType, queryTypes, unknownType } from '../types.ts';

/** Finds one object, lists many, or asks what is neither. */
export async function readDataSource(
  runtime: Runtime,
  request: ReadDataSource_Request,
): Promise<ReadDataSource_Response> {
  const { session } = runtime;
  const query = queryTypes.get(request.typeName);
  const source = query ?? dataSourceTypes.get(request.typeName);
  if (!source) return failed([unknownType('data source', request.typeName)]);
  if (!session) return failed([notConfigured]);
  const { type } = source;
  const config = decodeObject(request.config, type) ?? {};
  const { state, findings } = isQuery(source)
    ? await readQuery(session, source, config)
    : await read(session, source, config);
  if (!state) return failed(findings);
  return ReadDataSource_Response.fromPartial({
    state: encodeObject(state, type),
    diagnostics: encodeFindings(findings),
  });
}

const isQuery = (source: QueryType | DataSourceType): source is QueryType => !('finds' in source);

function failed(findings: readonly Finding[]): ReadDataSource_Response {
  return ReadDataSource_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
