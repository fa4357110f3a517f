/** Names and values as they came, in order; one byte a character, as Node.js gives them. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

export interface Authorization {
  readonly accessKeyId: string;
  /** `YYYYMMDD` of the credential scope. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Lower case, sorted, each once. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hexadecimal digits. */
  readonly signature: string;
}

export type AuthorizationReading =
  | { readonly ok: true; readonly authorization: Authorization }
  | { readonly ok: false; readonly reason: AuthorizationFault };

export type AuthorizationFault =
  | 'unsupported_algorithm'
  | 'malformed_authorization'
  | 'malformed_credential'
  | 'malformed_signed_headers';

const algorithm = 'AWS4-HMAC-SHA256';

/** Turns the flat list that Node.js calls `rawHeaders` into pairs. */
export function pairHeaders(rawHeaders: readonly string[]): HeaderPairs {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  return pairs;
}

/**
 * Reads the value of an `Authorization` header:
 * `AWS4-HMAC-SHA256 Credential=…/20270131/global/roster/aws4_request, SignedHeaders=host;x-amz-date, Signature=…`.
 * Each of the three parameters exactly once, in any order, and nothing else.
 */
export function parseAuthorization(value: string): AuthorizationReading {
  if (value !== algorithm && !value.startsWith(`${algorithm} `)) return fault('unsupported_algorithm');
  const parameters = new Map<string, string>();
  for (const part of value.slice(algorithm.length).split(',')) {
    const match = /^ *(Credential|SignedHeaders|Signature)=([\x21-\x7e]+) *$/.exec(part);
    const [, name = '', text = ''] = match ?? [];
    if (!match || parameters.has(name)) return fault('malformed_authorization');
    parameters.set(name, text);
  }
  const signature = parameters.get('Signature') ?? '';
  if (parameters.size !== 3 || !/^[0-9a-f]{64}$/.test(signature)) return fault('malformed_authorization');
  const credential = /^([^/]{1,128})\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(
    parameters.get('Credential') ?? '',
  );
  if (!credential) return fault('malformed_credential');
  const signedHeaders = (parameters.get('SignedHeaders') ?? '').split(';');
  if (!isCanonicalList(signedHeaders)) return fault('malformed_signed_headers');
  const [, accessKeyId = '', day = '', region = '', service = ''] = credential;
  return { ok: true, authorization: { accessKeyId, day, region, service, signedHeaders, signature } };
}

function fault(reason: AuthorizationFault): AuthorizationReading {
  return { ok: false, reason };
}

/** Field names of RFC 9110 in lower case, strictly ascending: so none is there twice. */
function isCanonicalList(names: readonly string[]): boolean {
  return names.every(
    (name, index) =>
      /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && (index === 0 || (names[index - 1] ?? '') < name),
  );
}
