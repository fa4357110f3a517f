import { html, raw } from 'hono/html';
import type { Markup } from '../pages/layout.ts';
import { type Document, type Endpoint, endpointsOf, nameOf, type Schema, type Tag } from './described.ts';
import { answerFieldsOf, objectId } from './fields.ts';
import { figure, methodLabel, operationSection } from './operation.ts';
import { type Language, languages, preludes } from './preludes.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { markdown } from './text.ts';

interface Group {
  readonly tag: Tag;
  readonly endpoints: readonly Endpoint[];
}

function groupsOf(document: Document): Group[] {
  const endpoints = endpointsOf(document);
  return document.tags.map((tag) => ({
    tag,
    endpoints: endpoints.filter(({ tags }) => tags.includes(tag.name)),
  }));
}

/** What answers refer to, at whatever depth: bodies stand with their operations. */
function objectsOf(document: Document): [string, Schema][] {
  const named = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const name = '$ref' in value ? nameOf(String(value.$ref)) : '';
    if (name in document.components.schemas && !named.has(name)) {
      named.add(name);
      look(document.components.schemas[name]);
    }
    for (const each of Object.values(value)) look(each);
  };
  for (const { responses } of endpointsOf(document)) look(responses);
  look(document.components.responses);
  return Object.entries(document.components.schemas).filter(([name]) => named.has(name));
}

/** Headings of the introduction can be linked to. */
const slug = (title: string) => title.toLowerCase().replaceAll(/[^a-z]+/g, '-');

function introduction({ info, components }: Document): Markup {
  const [lead = '', ...sections] = info.description.split(/^## /m);
  return html`${markdown(lead)}${sections.map((section) => {
    const end = section.indexOf('\n');
    const title = section.slice(0, end);
    return html`<section id="${slug(title)}"><h2><a href="#${slug(title)}">${title}</a></h2>${markdown(section.slice(end))}${title.startsWith('Signing') ? schemes(components.securitySchemes) : ''}</section>`;
  })}`;
}

const schemes = (all: Document['components']['securitySchemes']): Markup =>
  html`<details><summary>All credentials</summary><dl class="schemes">${Object.entries(all).map(
    ([name, { description }]) => html`<dt><code>${name}</code></dt><dd>${markdown(description)}</dd>`,
  )}</dl></details>`;

const languageChoice = (): Markup =>
  html`<fieldset class="languages"><legend>Samples in</legend>${Object.entries(languages).map(
    ([id, name], index) =>
      html`<label><input type="radio" name="language" id="language-${id}" value="${id}"${index === 0 ? raw(' checked') : ''}> ${name}</label>`,
  )}</fieldset>`;

const preludeBlocks = (): Markup =>
  html`<section id="samples"><h2><a href="#samples">Samples</a></h2><p>Each operation comes with a sample. All of them need this once:</p>
<div class="samples">${Object.entries(preludes).map(([language, text]) =>
    figure(languages[language as Language], language, text),
  )}</div></section>`;

const navigation = (groups: readonly Group[]): Markup =>
  html`<nav aria-label="Operations"><p class="filter" hidden><label for="filter">Filter operations</label><input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="name, path or permission"><output for="filter"></output></p>
<details open id="contents"><summary>Contents</summary>
${groups.map(
  ({
    tag,
    endpoints,
  }) => html`<div class="group"><a class="tag" href="#tag-${tag.name}">${tag['x-displayName']}</a>
<ul>${endpoints.map(({ operationId, method, summary }) => html`<li><a href="#${operationId}">${methodLabel(method)}<span>${summary.replace(/:.*/, '')}</span></a></li>`)}</ul></div>`,
)}<div class="group"><a class="tag" href="#objects">Objects</a></div></details></nav>`;

const groupSection = (document: Document, { tag, endpoints }: Group): Markup =>
  html`<section id="tag-${tag.name}" class="group"><h2><a href="#tag-${tag.name}">${tag['x-displayName']}</a></h2>${markdown(tag.description)}
${endpoints.map((endpoint) => operationSection(document, endpoint, tag))}</section>`;

const objectsSection = (objects: readonly [string, Schema][]): Markup =>
  html`<section id="objects"><h2><a href="#objects">Objects</a></h2>
${objects.map(
  ([name, schema]) =>
    html`<article id="${objectId(name)}" class="object"><h3><a href="#${objectId(name)}">${name}</a></h3>${markdown(schema.description ?? '')}${answerFieldsOf(schema)}</article>`,
)}</section>`;

/** The reference of the API as one page, made from its OpenAPI document: it loads nothing. */
export async function referencePage(document: Document): Promise<string> {
  const groups = groupsOf(document);
  const page = await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} API reference</title><style>${raw(style)}</style></head>
<body><a class="skip" href="#main">Skip to the reference</a>
<header><h1><a href="#main">${document.info.title} API</a></h1><a href="/openapi.json">OpenAPI document</a>${languageChoice()}</header>
<div class="page">${navigation(groups)}
<main id="main" tabindex="-1">${introduction(document)}${preludeBlocks()}
${groups.map((group) => groupSection(document, group))}${objectsSection(objectsOf(document))}</main></div>
<script>${raw(script)}</script></body></html>`;
  return String(page);
}
