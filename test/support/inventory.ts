import { catalogue } from '../../provider-schema/catalogue.ts';
import type { Actor, Json } from './api.ts';

/** Every object of the catalogue that the actor's environment has, by the plural of its resource. */
export async function inventoryOf(actor: Actor): Promise<Record<string, Json[]>> {
  const lists = catalogue.map(async ({ plural }) => [plural, await allOf(actor, plural)] as const);
  return Object.fromEntries(await Promise.all(lists));
}

/** That a key was used is no change of what there is. */
const withoutUse = ({ last_used_at, last_used_address, ...item }: Json): Json => item;

async function allOf(actor: Actor, plural: string): Promise<Json[]> {
  const items: Json[] = [];
  let token = '';
  do {
    const { status, body } = await actor.get(`/v1/${plural}`, { page_size: 1000, page_token: token });
    if (status !== 200) throw new Error(`cannot list ${plural}: ${JSON.stringify(body)}`);
    items.push(...body.items.map(withoutUse));
    token = body.next_page_token;
  } while (token !== '');
  return items;
}
