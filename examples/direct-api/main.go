// The Roster API with the signer of the AWS SDK for Go. See README.md.
package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// Problem is an answer that is not a success (RFC 9457).
type Problem struct {
	Status int
	Code   string
	Detail string
}

func (problem *Problem) Error() string {
	return fmt.Sprintf("%d %s: %s", problem.Status, problem.Code, problem.Detail)
}

var signer = v4.NewSigner()

// send makes one attempt. Each is signed anew: a signature is good for five minutes.
func send(method, path string, body []byte, header http.Header) (*http.Response, error) {
	request, err := http.NewRequest(method, variable("ROSTER_ENDPOINT")+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header = header.Clone()
	credentials := aws.Credentials{
		AccessKeyID:     variable("ROSTER_ACCESS_KEY_ID"),
		SecretAccessKey: variable("ROSTER_SECRET_ACCESS_KEY"),
	}
	hash := sha256.Sum256(body)
	err = signer.SignHTTP(context.Background(), credentials, request, hex.EncodeToString(hash[:]), "roster", "global", time.Now())
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(request)
}

func isPassing(status int) bool {
	return status == 429 || status == 502 || status == 503 || status == 504
}

// call sends a request until it is answered, and reads the answer into result.
func call(method, path string, body, result any, header http.Header) (http.Header, error) {
	var data []byte
	if header == nil {
		header = http.Header{}
	}
	if body != nil {
		data, _ = json.Marshal(body)
		header.Set("Content-Type", "application/json")
	}
	for attempt := 0; ; attempt++ {
		pause := time.Second << attempt
		answer, err := send(method, path, data, header)
		if err == nil && !isPassing(answer.StatusCode) || attempt == 3 {
			return read(answer, err, result)
		}
		if err == nil {
			answer.Body.Close()
			if seconds, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil {
				pause = time.Duration(seconds) * time.Second
			}
		}
		time.Sleep(pause)
	}
}

func read(answer *http.Response, err error, result any) (http.Header, error) {
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode > 299 {
		problem := &Problem{Status: answer.StatusCode}
		json.Unmarshal(text, problem)
		return nil, problem
	}
	if result == nil {
		return answer.Header, nil
	}
	return answer.Header, json.Unmarshal(text, result)
}

func newKey() string {
	var bytes [16]byte
	rand.Read(bytes[:])
	return hex.EncodeToString(bytes[:])
}

func variable(name string) string {
	value := os.Getenv(name)
	if value == "" {
		fmt.Fprintf(os.Stderr, "Set the environment variable %s.\n", name)
		os.Exit(1)
	}
	return value
}

type object = map[string]any

type job struct {
	created []string
}

// create makes an object: under a key of our own it can be sent again without being created twice.
func (job *job) create(collection string, body object, key string) (object, error) {
	var made object
	_, err := call("POST", collection, body, &made, http.Header{"Idempotency-Key": {key}})
	if err != nil {
		return nil, err
	}
	job.created = append(job.created, fmt.Sprintf("%s/%s", collection, made["id"]))
	return made, nil
}

func (job *job) deleteAll() {
	for index := len(job.created) - 1; index >= 0; index-- {
		if _, err := call("DELETE", job.created[index], nil, nil, nil); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	if len(job.created) > 0 {
		fmt.Println("deleted:", len(job.created))
	}
}

func countPermissions() (int, error) {
	count, token := 0, ""
	for {
		var page struct {
			Items         []object
			NextPageToken string `json:"next_page_token"`
		}
		if _, err := call("GET", "/v1/permissions?page_size=20&page_token="+url.QueryEscape(token), nil, &page, nil); err != nil {
			return 0, err
		}
		count += len(page.Items)
		token = page.NextPageToken
		if token == "" {
			return count, nil
		}
	}
}

func (job *job) run() error {
	key := newKey()
	project, err := job.create("/v1/projects", object{"name": "direct-api"}, key)
	if err != nil {
		return err
	}
	path := fmt.Sprintf("/v1/projects/%s", project["id"])
	fmt.Println("project:", project["name"])

	var again object
	_, err = call("POST", "/v1/projects", object{"name": "direct-api"}, &again, http.Header{"Idempotency-Key": {key}})
	if err != nil {
		return err
	}
	if again["id"] == project["id"] {
		fmt.Println("sent again with the same key: the same project")
	}

	email := "jane@direct-api.example.com"
	member, err := job.create("/v1/members", object{"email": email}, newKey())
	if err != nil {
		return err
	}
	holding := object{"principal_id": member["id"], "role_id": "project_user", "project_id": project["id"]}
	assignment, err := job.create("/v1/role_assignments", holding, newKey())
	if err != nil {
		return err
	}
	fmt.Println("role:", assignment["role_id"])

	count, err := countPermissions()
	if err != nil {
		return err
	}
	fmt.Println("permissions:", count)

	question := object{
		"subject":  object{"type": "member", "id": email},
		"action":   object{"name": "deployment.power"},
		"resource": object{"type": "deployment", "id": "orders", "properties": object{"project": project["id"]}},
	}
	var answer struct {
		Decision bool
		Context  struct{ Reason string }
	}
	if _, err = call("POST", "/access/v1/evaluation", question, &answer, nil); err != nil {
		return err
	}
	word := map[bool]string{true: "yes", false: "no"}[answer.Decision]
	fmt.Printf("may jane restart a deployment: %s (%s)\n", word, answer.Context.Reason)
	return change(path)
}

func change(path string) error {
	var project struct{ Name string }
	if _, err := call("PATCH", path+"?dry_run=true", object{"name": "direct-api-2"}, &project, nil); err != nil {
		return err
	}
	fmt.Println("dry run:", project.Name)

	header, err := call("GET", path, nil, &project, nil)
	if err != nil {
		return err
	}
	asRead := http.Header{"If-Match": {header.Get("ETag")}}
	if _, err = call("PATCH", path, object{"note": "Ours"}, &project, asRead); err != nil {
		return err
	}
	fmt.Println("changed as it was read:", project.Name)

	_, err = call("PATCH", path, object{"note": "Mine"}, nil, asRead)
	var problem *Problem
	if !errors.As(err, &problem) {
		return err
	}
	fmt.Println("changed by somebody else since:", problem.Status, problem.Code)
	return nil
}

func main() {
	job := &job{}
	err := job.run()
	job.deleteAll()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
