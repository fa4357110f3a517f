import { catalogue } from '../../provider-schema/catalogue.ts';
import type { Actor, Json } from './api.ts';

/** Every object of the catalogue that the actor's environment has, by the plural of its resource. */
export async function inventoryOf(actor: Actor): Promise<Record<string, Json[]>> {
  const lists = catalogue.map(async ({ plural }) => [plural, await allOf(actor, plural)] as const);
  return Object.fromEntries(await Promise.all(lists));
}

async function allOf(actor: Actor, plural: string): Promise<Json[]> {
  const items: Json[] = [];
  let token = '';
  do {
    const { status, body } = await actor.get(`/v1/${plural}`, { page_size: 1000, page_token: token });
    if (status !== 200) throw new Error(`cannot list ${plural}: ${JSON.stringify(body)}`);
    items.push(...body.items);
    token = body.next_page_token;
  } while (token !== '');
  return items;
}
