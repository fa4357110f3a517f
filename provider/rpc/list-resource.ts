import { encodeFindings, type Finding } from '../diagnostics.ts';
import { ListResource_Event, type ListResource_Request } from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import { identityData } from '../resources/identity.ts';
import { listObjects } from '../resources/list-objects.ts';
import { requestFailed } from '../resources/problem.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import { listResourceTypes, resourceTypes, unknownType } from '../types.ts';

/** Streams every object that can be imported, as the pages of the API come. A failure is the last event. */
export async function* listResource(
  runtime: Runtime,
  request: ListResource_Request,
): AsyncGenerator<ListResource_Event, void, undefined> {
  const { session } = runtime;
  const { typeName, includeResourceObject } = request;
  const list = listResourceTypes.get(typeName);
  const resource = resourceTypes.get(typeName);
  if (!list || !resource) return yield failed([unknownType('list resource', typeName)]);
  if (!session) return yield failed([notConfigured]);
  const config = decodeObject(request.config, list.type) ?? {};
  try {
    for await (const { state, displayName } of listObjects(
      session,
      resource,
      config,
      Number(request.limit),
    )) {
      yield ListResource_Event.fromPartial({
        identity: identityData(resource, state),
        displayName,
        ...(includeResourceObject ? { resourceObject: encodeObject(state, resource.type) } : {}),
      });
    }
  } catch (failure) {
    const doing = `list ${list.definition.plural.replaceAll('_', ' ')}`;
    yield failed(requestFailed(doing, failure, list.schema));
  }
}

function failed(findings: readonly Finding[]): ListResource_Event {
  return ListResource_Event.fromPartial({ diagnostic: encodeFindings(findings) });
}
