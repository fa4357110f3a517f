import { HtmlRenderer, Parser } from 'commonmark';
import { raw } from 'hono/html';

const parser = new Parser();
const renderer = new HtmlRenderer({ safe: true });

/** A description, which is CommonMark, as HTML. */
export const markdown = (text: string) => raw(renderer.render(parser.parse(text)));
