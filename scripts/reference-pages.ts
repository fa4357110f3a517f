import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { declarable, ephemeralResources, functions, queries } from '../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../provider-schema/definition.ts';
import { providerFields } from '../provider-schema/provider.ts';
import {
  type Guide,
  indexPage,
  pluralDataSourcePage,
  type ReferencePage,
  resourcePage,
  singularDataSourcePage,
} from '../provider-schema/readers/reference.ts';
import { functionPage } from '../provider-schema/readers/reference-functions.ts';
import { ephemeralPage, queryPage } from '../provider-schema/readers/reference-queries.ts';
import { terraformTypeName } from '../provider-schema/readers/terraform.ts';

/** The reference pages of everything in the catalogue, with the examples of `<root>/examples`, by path. */
export async function referencePages(root: string): Promise<Map<string, string>> {
  const pages = (await Promise.all(declarable.map((definition) => pagesOf(root, definition)))).flat();
  const exampleIn = (path: string) => readFile(join(root, 'examples', path), 'utf8');
  for (const each of queries)
    pages.push(
      queryPage(each, await exampleIn(`data-sources/${terraformTypeName(each.name)}/data-source.tf`)),
    );
  for (const each of ephemeralResources)
    pages.push(
      ephemeralPage(
        each,
        await exampleIn(`ephemeral-resources/${terraformTypeName(each.name)}/ephemeral-resource.tf`),
      ),
    );
  for (const each of functions)
    pages.push(functionPage(each, await exampleIn(`functions/${each.name}/function.tf`)));
  const example = await exampleIn('provider/provider.tf');
  pages.push(indexPage(providerFields, example, pages, await guidesIn(join(root, 'docs/guides'))));
  return new Map(pages.map((page) => [`docs/${page.path}`, page.text]));
}

const frontMatter = z.strictObject({ page_title: z.string().min(1), description: z.string().min(1) });

/** The guides by what their front matter says of them. */
async function guidesIn(folder: string): Promise<Guide[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  return Promise.all(
    files.map(async (file) => {
      const [, head = ''] = /^---\n(.*?)\n---\n/s.exec(await readFile(join(folder, file), 'utf8')) ?? [];
      const read = frontMatter.safeParse(parse(head));
      if (!read.success)
        throw new Error(`docs/guides/${file} must begin with front matter: page_title and description`);
      return { file, title: read.data.page_title, description: read.data.description };
    }),
  );
}

async function pagesOf(root: string, definition: ResourceDefinition): Promise<ReferencePage[]> {
  const { name, plural, dataSources } = definition;
  const example = (...path: string[]) => readFile(join(root, 'examples', ...path), 'utf8');
  const resource = (file: string) => example('resources', terraformTypeName(name), file);
  const dataSource = (of: string) => example('data-sources', terraformTypeName(of), 'data-source.tf');
  const pages = [
    resourcePage(definition, await resource('resource.tf'), await resource('import.sh')),
    dataSources.one ? singularDataSourcePage(definition, await dataSource(name)) : undefined,
    dataSources.many ? pluralDataSourcePage(definition, await dataSource(plural)) : undefined,
  ];
  return pages.filter((page) => page !== undefined);
}
