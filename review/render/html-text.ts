import { joined, type Markup, tagFor } from './markup.ts';
import { visible } from './text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that stands for itself between tags and within quoted attributes of HTML. */
export const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** HTML: what is put into the template is escaped. */
export const html = tagFor(escapeHtml);

/** What somebody called something, whose direction of writing changes nothing around it. */
export const name = (text: string): Markup => html`<bdi>${text}</bdi>`;

/** A name of Terraform or a permission. */
export const code = (text: string): Markup => html`<code><bdi>${text}</bdi></code>`;

export const list = (items: readonly Markup[]): Markup =>
  items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

export const commas = (items: readonly Markup[]): Markup => joined(items, ', ');
