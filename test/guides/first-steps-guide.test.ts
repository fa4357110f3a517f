import { expect, it, vi } from 'vitest';
import { newMachines } from './ground.ts';
import { playGuides } from './play.ts';

/* Word for word, the port included: one after the other. */
vi.setConfig({ testTimeout: 600_000 });

const newMachine = newMachines();
const noChanges = /No changes\. Your infrastructure matches the configuration\./;

it('leads from an empty folder to a reviewed change and an empty plan, in HCL', async () => {
  const guides = ['docs/guides/first-steps.md', 'docs/guides/first-steps-terraform.md'];
  const said = await playGuides(guides, await newMachine());
  expect(said.at(-1)).toMatch(noChanges);
});

it.each(['cdktn', 'cdktf'])(
  'leads from an empty folder to a reviewed change and an empty plan, with %s',
  async (only) => {
    const guides = ['docs/guides/first-steps.md', 'docs/guides/first-steps-typescript.md'];
    const said = await playGuides(guides, { ...(await newMachine()), only });
    expect(said.at(-1)).toMatch(noChanges);
  },
);
