import { html } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import {
  type Document,
  type Endpoint,
  type Response,
  resolve,
  type Schema,
  schemesOf,
  type Tag,
} from './described.ts';
import { answerFieldsOf, fieldsOf, objectLink, type Row, rows } from './fields.ts';
import { type Language, languages } from './preludes.ts';
import { answerSample, samplesOf } from './samples.ts';
import { markdown } from './text.ts';

export const methodLabel = (method: string): Markup =>
  html`<span class="method ${method}">${method.toUpperCase()}</span>`;

const credentialWords: Readonly<Record<string, string>> = {
  signature: 'signed with an access key',
  exchanged_token: 'exchanged token',
  session: 'session of a member',
  operator: "operator's key",
};

const code = (text: string): Markup => html`<code>${text}</code>`;

function permissionOf(endpoint: Endpoint): Markup | string {
  const { 'x-permission': permission, 'x-permission-in-project': inProject } = endpoint;
  if (permission === null) return 'none';
  return inProject === undefined
    ? code(permission)
    : html`${code(permission)}, or ${code(inProject)} in the project`;
}

/** The refusals that what the operation takes brings with it. */
function refusalsOf(document: Document, endpoint: Endpoint): string[] {
  const named = (name: string) => endpoint.parameters.some((parameter) => parameter.name === name);
  return [
    ...(schemesOf(document, endpoint).length > 0 ? ['401'] : []),
    ...(endpoint['x-permission'] === null ? [] : ['403']),
    ...(endpoint.path.includes('{') ? ['404'] : []),
    ...(endpoint['x-audit-action'] === undefined ? [] : ['409']),
    ...(named('If-Match') ? ['412'] : []),
    ...(endpoint.requestBody ? ['422'] : []),
    '429',
  ];
}

function facts(document: Document, endpoint: Endpoint): Markup {
  const schemes = schemesOf(document, endpoint).map((scheme) => credentialWords[scheme] ?? scheme);
  const audited = endpoint['x-audit-action'];
  return html`<dl class="facts">
<dt>Permission</dt><dd>${permissionOf(endpoint)}</dd>
<dt>Credential</dt><dd>${schemes.length === 0 ? 'none' : schemes.join(', ')}</dd>
${audited === undefined ? '' : html`<dt>Audited as</dt><dd>${code(audited)}</dd>`}
<dt>May be refused</dt><dd>${refusalsOf(document, endpoint).map((status) => html`<a href="#answers-and-errors">${status}</a> `)}</dd>
</dl>`;
}

function parametersOf({ parameters }: Endpoint): Markup | string {
  const list: Row[] = parameters.map(({ name, required, schema, description }) => ({
    name,
    required,
    schema,
    description: description ?? schema.description,
  }));
  return list.length === 0
    ? ''
    : html`<details><summary>Parameters (${list.length})</summary>${rows(list)}</details>`;
}

function bodyOf(document: Document, { requestBody }: Endpoint): Markup | string {
  const [content] = Object.entries(requestBody?.content ?? {});
  if (!content) return '';
  const [mediaType, { schema }] = content;
  return html`<details open><summary>Body <span class="type">${mediaType}</span></summary>${fieldsOf(resolve(document, schema))}</details>`;
}

function answered(schema: Schema): Markup | string {
  if (schema.$ref !== undefined) return html`<p>${objectLink(schema.$ref)}</p>`;
  if (schema.anyOf)
    return html`${schema.anyOf.map((option, index) => html`${index > 0 ? html`<p>or</p>` : ''}${answered(option)}`)}`;
  return answerFieldsOf(schema);
}

const isSuccess = ([status]: readonly [string, Response]) => status.startsWith('2');

function answersOf({ responses, summary }: Endpoint): Markup {
  return html`${Object.entries(responses)
    .filter(isSuccess)
    .map(([status, { description = '', content = {}, headers = {} }]) => {
      const [body] = Object.values(content);
      const names = Object.keys(headers);
      return html`<details open><summary>Answer <span class="status">${status}</span></summary>
${description === summary ? '' : markdown(description)}
${body ? answered(body.schema) : ''}
${names.length === 0 ? '' : html`<p class="limits">Headers: ${names.map((name, index) => html`${index > 0 ? ', ' : ''}${code(name)}`)}</p>`}</details>`;
    })}`;
}

/** Each language in a block of its own; which one is seen, the choice at the top says. */
function samples(document: Document, endpoint: Endpoint): Markup {
  const found = Object.entries(samplesOf(document, endpoint));
  const answer = answerSample(document, endpoint);
  return html`<div class="samples">${found.map(([language, text]) =>
    figure(languages[language as Language], found.length === 1 ? 'always' : language, text),
  )}${answer === undefined ? '' : figure('Answer', 'always', answer)}</div>`;
}

/** A block of text as it is, which scrolls where it is too wide. */
export const figure = (caption: string, kind: string, text: string): Markup =>
  html`<figure class="sample ${kind}"><figcaption>${caption}</figcaption><pre tabindex="0"><code>${text}</code></pre></figure>`;

/** The group's description stands once above its operations. */
function ownDescription({ description }: Endpoint, tag: Tag): string {
  const rest = description.startsWith(tag.description)
    ? description.slice(tag.description.length)
    : description;
  return rest.replace(/(^|\n)Takes [^\n]*$/, '').trim();
}

export function operationSection(document: Document, endpoint: Endpoint, tag: Tag): Markup {
  const { operationId: id, method, path, summary } = endpoint;
  return html`<article id="${id}" class="operation" data-words="${`${id} ${method} ${path} ${summary} ${endpoint['x-permission'] ?? ''}`.toLowerCase()}">
<h3><a href="#${id}">${summary}</a></h3>
<p class="route">${methodLabel(method)} <code>${path}</code></p>
<div class="columns"><div>
${markdown(ownDescription(endpoint, tag))}
${facts(document, endpoint)}
${parametersOf(endpoint)}${bodyOf(document, endpoint)}${answersOf(endpoint)}
</div>
${samples(document, endpoint)}
</div></article>`;
}
