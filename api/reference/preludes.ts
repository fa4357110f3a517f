/** What stands once before the samples of a language. */
export const preludes = {
  curl: `# The address of the API, and an access key of a service account
export ROSTER_ENDPOINT=https://roster.example.com
export ROSTER_ACCESS_KEY_ID=ak_…
export ROSTER_SECRET_ACCESS_KEY=rsk_…`,
  typescript: `// npm install @roster/client
import { connect } from '@roster/client';

// ROSTER_ENDPOINT, ROSTER_ACCESS_KEY_ID and ROSTER_SECRET_ACCESS_KEY, or a profile
const roster = await connect();`,
  python: `# pip install botocore
import json, os, urllib.request
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

key = Credentials(os.environ["ROSTER_ACCESS_KEY_ID"], os.environ["ROSTER_SECRET_ACCESS_KEY"])


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    signed = AWSRequest(method, os.environ["ROSTER_ENDPOINT"] + path, headers, data)
    SigV4Auth(key, "roster", "global").add_auth(signed)
    request = urllib.request.Request(signed.url, data, dict(signed.headers), method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or "null")`,
} as const;

export type Language = keyof typeof preludes;

/** The languages by how they are called. */
export const languages: Readonly<Record<Language, string>> = {
  curl: 'curl',
  typescript: 'TypeScript',
  python: 'Python',
};
