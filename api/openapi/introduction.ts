import { type ProblemCode, problemCodes, statusOf } from '../http/problem.ts';

const codesByStatus = Map.groupBy(problemCodes, (code: ProblemCode) => statusOf[code]);

const codes = [...codesByStatus]
  .map(([status, list]) => `- \`${status}\`: ${list.map((code) => `\`${code}\``).join(', ')}`)
  .join('\n');

/** What holds for every operation, in Markdown. */
export const introduction = `Members, service accounts, roles, role assignments and access keys of a cloud messaging platform. The credential says which environment is meant, so no path names it.

## Signing requests

Service accounts sign with AWS Signature Version 4 and their access key: algorithm \`AWS4-HMAC-SHA256\`, service \`roster\`, region \`global\`. Every signer for AWS that takes the name of a service makes it, and so does \`curl --aws-sigv4 "aws:amz:global:roster"\`.

- The headers \`Host\` and \`X-Amz-Date\` (or \`Date\`) must be signed, and every \`X-Amz-\` header that is sent. Others may be.
- The clock may be five minutes off.
- The body is part of the signature: sign the very bytes that are sent. \`X-Amz-Content-Sha256\` may be left out.
- Credentials stand in \`Authorization\`, never in the query.

CI systems need no key: they exchange their own identity token at \`/v1/oauth/token\` and send what they get as \`Authorization: Bearer …\`.

## Answers and errors

Times are RFC 3339 in UTC, ids have the prefix of their kind, a field that is not set is \`null\`. Whatever goes wrong is \`application/problem+json\` (RFC 9457): \`code\` for programs, \`detail\` for people, \`request_id\` for whoever looks into the logs, and \`errors\` with a JSON Pointer for each field at fault. A 403 names the \`missing_permission\`, a 409 the \`conflicting_id\`. Codes are never renamed:

${codes}

What is in another environment is a 404, as is what never was. A 429 says in \`Retry-After\` how many seconds to wait; 429, 502, 503 and 504 are worth another try. A 500 says nothing and is in the server's log by its \`request_id\`.

## Lists

Lists come in pages, in the order of creation: \`page_size\` items at most, and \`next_page_token\` to pass as \`page_token\` with the same filters. The empty token is the only sign of the end. What is changed meanwhile makes nothing appear twice or go missing.

## Sending again

After a lost answer a read, a change or a deletion can simply be sent again. For what creates something, send an \`Idempotency-Key\` of your own (a UUID): the same key with the same body within 24 hours gives the first answer again and creates nothing. With another body it is refused.

## Trying it first

\`?dry_run=true\` on a change runs all of it, answers what the real call would answer, and writes nothing.

## Changing what others change

An object comes with an \`ETag\`. Sent back as \`If-Match\`, it lets the change happen only while the object is as it was read; otherwise it is 412.`;
