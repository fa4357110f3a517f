"""The Roster API with botocore's signer. See README.md."""

import json
import os
import sys
import time
import uuid
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def variable(name):
    return os.environ.get(name) or sys.exit(f"Set the environment variable {name}.")


ENDPOINT = variable("ROSTER_ENDPOINT")
CREDENTIALS = Credentials(variable("ROSTER_ACCESS_KEY_ID"), variable("ROSTER_SECRET_ACCESS_KEY"))


class Problem(Exception):
    """An answer that is not a success: RFC 9457."""

    def __init__(self, answer):
        self.status = answer.code
        self.problem = json.load(answer)
        super().__init__(f"{self.status} {self.problem['code']}: {self.problem['detail']}")


def call(method, path, body=None, headers=None):
    """One signed request; returns the parsed body and the headers of the answer."""
    data = None if body is None else json.dumps(body).encode()
    given = {"Content-Type": "application/json", **(headers or {})}
    for attempt in range(4):
        # Each attempt is signed anew: a signature is good for five minutes.
        signed = AWSRequest(method=method, url=ENDPOINT + path, data=data, headers=given)
        SigV4Auth(CREDENTIALS, "roster", "global").add_auth(signed)
        try:
            with urlopen(Request(signed.url, data, dict(signed.headers), method=method), timeout=30) as answer:
                text = answer.read()
                return (json.loads(text) if text else None), answer.headers
        except HTTPError as error:
            if error.code not in (429, 502, 503, 504) or attempt == 3:
                raise Problem(error) from None
            time.sleep(float(error.headers.get("Retry-After", 2**attempt)))
        except (URLError, ConnectionError, TimeoutError):
            if attempt == 3:
                raise
            time.sleep(2**attempt)


def create(path, body, key=None):
    """What is created under a key of our own can be sent again without being created twice."""
    return call("POST", path, body, {"Idempotency-Key": key or str(uuid.uuid4())})[0]


created = []
try:
    key = str(uuid.uuid4())
    project = create("/v1/projects", {"name": "direct-api"}, key)
    path = f"/v1/projects/{project['id']}"
    created.append(path)
    print("project:", project["name"])

    again = create("/v1/projects", {"name": "direct-api"}, key)
    if again["id"] == project["id"]:
        print("sent again with the same key: the same project")

    email = "jane@direct-api.example.com"
    member = create("/v1/members", {"email": email})
    created.append(f"/v1/members/{member['id']}")
    holding = {"principal_id": member["id"], "role_id": "project_user", "project_id": project["id"]}
    assignment = create("/v1/role_assignments", holding)
    created.append(f"/v1/role_assignments/{assignment['id']}")
    print("role:", assignment["role_id"])

    count, token = 0, ""
    while True:
        page, _ = call("GET", f"/v1/permissions?page_size=20&page_token={quote(token, safe='')}")
        count, token = count + len(page["items"]), page["next_page_token"]
        if token == "":
            break
    print("permissions:", count)

    question = {
        "subject": {"type": "member", "id": email},
        "action": {"name": "deployment.power"},
        "resource": {"type": "deployment", "id": "orders", "properties": {"project": project["id"]}},
    }
    answer, _ = call("POST", "/access/v1/evaluation", question)
    word = "yes" if answer["decision"] else "no"
    print(f"may jane restart a deployment: {word} ({answer['context']['reason']})")

    renamed, _ = call("PATCH", f"{path}?dry_run=true", {"name": "direct-api-2"})
    print("dry run:", renamed["name"])

    _, headers = call("GET", path)
    as_read = {"If-Match": headers["ETag"]}
    changed, _ = call("PATCH", path, {"note": "Ours"}, as_read)
    print("changed as it was read:", changed["name"])

    try:
        call("PATCH", path, {"note": "Mine"}, as_read)
    except Problem as error:
        print("changed by somebody else since:", error.status, error.problem["code"])
except Problem as error:
    sys.exit(str(error))
finally:
    for each in reversed(created):
        call("DELETE", each)
    if created:
        print("deleted:", len(created))
