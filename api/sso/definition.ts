import type { ssoConnection } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';

interface GivenRole {
  readonly role_id: string;
  readonly project_id?: string | null;
}

interface RoleLists {
  readonly default_roles?: readonly GivenRole[] | null;
  readonly group_roles?: readonly (GivenRole & { readonly group: string })[] | null;
}

type Given<Input> = Omit<Input, keyof RoleLists> & RoleLists;

export type NewConnection = Given<CreateInput<typeof ssoConnection>>;
export type ConnectionChange = Given<UpdateInput<typeof ssoConnection>>;
