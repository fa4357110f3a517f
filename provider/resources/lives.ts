import type { ResourceType } from '../types.ts';
import { accessKeyLife } from './access-key.ts';
import { environmentSettingsLife } from './environment-settings.ts';
import type { Life } from './life.ts';
import { memberLife } from './member.ts';
import { objectLife } from './object-life.ts';
import { roleMembersLife } from './role-members.ts';

/** Types that live otherwise, by the definition's name. */
const unusual: Readonly<Record<string, Life>> = {
  access_key: accessKeyLife,
  environment_settings: environmentSettingsLife,
  member: memberLife,
  project_role_members: roleMembersLife,
};

export const lifeOf = ({ definition }: ResourceType): Life => unusual[definition.name] ?? objectLife;
