const firstSteps = 'test/guides/first-steps-guide.test.ts';
const repository = 'test/guides/repository-guide.test.ts';
const guide = (name: string) => [`docs/guides/${name}.md`, `test/guides/${name}-guide.test.ts`] as const;

/** Each guide with commands, and the test that does what it says. */
export const playedGuides: Readonly<Record<string, string>> = {
  'README.md': repository,
  'examples/terraform-quickstart/README.md': repository,
  'examples/cdktf-quickstart/README.md': repository,
  'examples/cdktn-quickstart/README.md': repository,
  'examples/direct-api/README.md': repository,
  'examples/access-review/README.md': repository,
  'docs/guides/first-steps.md': firstSteps,
  'docs/guides/first-steps-terraform.md': firstSteps,
  'docs/guides/first-steps-typescript.md': firstSteps,
  'docs/guides/installing-the-provider.md': 'test/release/release.test.ts',
  ...Object.fromEntries([
    guide('access-reviews'),
    guide('cdktf-and-cdktn'),
    guide('ci-without-stored-secrets'),
    guide('constructs'),
    guide('direct-api'),
    guide('existing-environment'),
    guide('production'),
    guide('rotating-keys'),
    guide('standing-reviews'),
  ]),
};
