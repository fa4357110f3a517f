import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { ServerEnvironment } from '../http/serve-operation.ts';
import { openApiDocument } from '../openapi/document.ts';
import type { Document } from './described.ts';
import { referencePage } from './page.ts';
import { script } from './script.ts';
import { style } from './style.ts';

const sourceOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page may be shown, with the style and the script that are in it, and do nothing else. */
const headers = {
  'content-security-policy': `default-src 'none'; style-src ${sourceOf(style)}; script-src ${sourceOf(script)}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** The OpenAPI document, the page that is made from it, and the way to it from the bare address. */
export function addReference(server: Hono<ServerEnvironment>): void {
  const document = openApiDocument();
  const json = JSON.stringify(document);
  let page: Promise<string> | undefined;
  for (const path of ['/openapi.json', '/reference'])
    server.use(path, compress(), etag(), async ({ header }, next) => {
      await next();
      // Asked again each time, and answered by 304 while nothing is new.
      header('cache-control', 'no-cache');
    });
  server.get('/openapi.json', (honoContext) => {
    honoContext.get('findings').operation = { id: 'openapi_document', path: '/openapi.json' };
    return honoContext.body(json, 200, { 'content-type': 'application/json' });
  });
  server.get('/reference', async (honoContext) => {
    honoContext.get('findings').operation = { id: 'reference', path: '/reference' };
    page ??= referencePage(document as unknown as Document);
    return honoContext.html(await page, 200, headers);
  });
  server.get('/', ({ redirect }) => redirect('/reference', 302));
}
