import { html } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import { nameOf, type Schema } from './described.ts';
import { markdown } from './text.ts';

/** Where a schema with a name stands on the page. */
export const objectId = (name: string) => `object-${name}`;

export const objectLink = (reference: string): Markup =>
  html`<a href="#${objectId(nameOf(reference))}">${nameOf(reference)}</a>`;

const isNull = ({ type }: Schema) => type === 'null';

/** A type in words, with links to what has a name. */
export function typeOf(schema: Schema): Markup | string {
  if (schema.$ref !== undefined) return objectLink(schema.$ref);
  if (schema.anyOf) {
    const options = schema.anyOf.filter((option) => !isNull(option)).map(typeOf);
    const orNull = schema.anyOf.some(isNull) ? ' or null' : '';
    return html`${options.map((option, index) => html`${index > 0 ? ' or ' : ''}${option}`)}${orNull}`;
  }
  const types = [schema.type ?? (schema.enum ? 'string' : 'any')].flat();
  if (types[0] === 'array') return html`array of ${typeOf(schema.items ?? {})}`;
  return types.join(' or ');
}

/** The fields of an object, also of one in an array or beside null. */
function innerFields(schema: Schema): Schema | undefined {
  if (schema.properties) return schema;
  if (schema.items) return innerFields(schema.items);
  return schema.anyOf?.map(innerFields).find((found) => found !== undefined);
}

/** What a field is allowed to be, where its description may not say it. */
function limitsOf(schema: Schema): Markup | string {
  const inner = schema.anyOf?.find((option) => !isNull(option)) ?? schema;
  if (inner.enum)
    return html`<p class="limits">One of ${inner.enum.map((value, index) => html`${index > 0 ? ', ' : ''}<code>${String(value)}</code>`)}.</p>`;
  const [example] = inner.examples ?? [];
  if (typeof example !== 'string' && typeof example !== 'number') return '';
  return html`<p class="limits">For example <code>${example}</code></p>`;
}

const descriptionOf = (schema: Schema) =>
  schema.description ?? schema.anyOf?.find(({ description }) => description !== undefined)?.description ?? '';

export interface Row {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string | undefined;
}

/** A list of fields or parameters, with what is inside them. */
export const rows = (list: readonly Row[]): Markup => html`<ul class="fields">${list.map(row)}</ul>`;

function row({ name, required, schema, description }: Row): Markup {
  const inner = innerFields(schema);
  return html`<li>
<code class="name">${name}</code> <span class="type">${typeOf(schema)}</span>${required ? html` <span class="required">required</span>` : ''}
${markdown(description ?? descriptionOf(schema))}${limitsOf(schema)}
${inner ? fieldsOf(inner) : ''}</li>`;
}

/** The fields of an object. */
export const fieldsOf = ({ properties = {}, required = [] }: Schema): Markup =>
  rows(
    Object.entries(properties).map(([name, schema]) => ({ name, schema, required: required.includes(name) })),
  );

/** In an answer every field is there, so none is called required. */
export const answerFieldsOf = (schema: Schema): Markup => fieldsOf({ ...schema, required: [] });
