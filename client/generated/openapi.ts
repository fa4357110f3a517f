// Generated from docs/reference/openapi.json by `npm run generate`. Do not edit.

export interface paths {
    "/v1/access_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List access keys
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["list_access_keys"];
        put?: never;
        /**
         * Create a access key
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["create_access_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a access key
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["read_access_key"];
        put?: never;
        post?: never;
        /**
         * Delete a access key
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        delete: operations["delete_access_key"];
        options?: never;
        head?: never;
        /**
         * Change a access key: fields left out stay, null unsets
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        patch: operations["update_access_key"];
        trace?: never;
    };
    "/v1/audit_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List audit events, oldest first
         * @description Who did what to what, when, from where, with what outcome.
         *
         *     Takes the permission `audit_log.read`.
         */
        get: operations["list_audit_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/idempotency_keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what became of a creation
         * @description Tells a client that lost the answer to a creation whether it happened, and what was created. Keys are kept for 24 hours and seen by the principal that used them alone.
         */
        get: operations["read_idempotency_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members
         * @description A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["list_members"];
        put?: never;
        /**
         * Create a member
         * @description A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["create_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a member
         * @description A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["read_member"];
        put?: never;
        post?: never;
        /**
         * Delete a member
         * @description A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
         *
         *     Takes the permission `member.manage`.
         */
        delete: operations["delete_member"];
        options?: never;
        head?: never;
        /**
         * Change a member: fields left out stay, null unsets
         * @description A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
         *
         *     Takes the permission `member.manage`.
         */
        patch: operations["update_member"];
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
         *
         *     Takes the permission `project.list`.
         */
        get: operations["list_projects"];
        put?: never;
        /**
         * Create a project
         * @description A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
         *
         *     Takes the permission `project.create`.
         */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a project
         * @description A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
         *
         *     Takes the permission `project.list`.
         */
        get: operations["read_project"];
        put?: never;
        post?: never;
        /**
         * Delete a project
         * @description A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
         *
         *     Takes the permission `project.delete`.
         */
        delete: operations["delete_project"];
        options?: never;
        head?: never;
        /**
         * Change a project: fields left out stay, null unsets
         * @description A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
         *
         *     Takes the permission `project.update`.
         */
        patch: operations["update_project"];
        trace?: never;
    };
    "/v1/role_assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List role assignments
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away.
         *
         *     Takes the permission `member.list`; in a project, `project.members.manage` in that project.
         */
        get: operations["list_role_assignments"];
        put?: never;
        /**
         * Create a role assignment
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away.
         *
         *     Takes the permission `member.manage`; in a project, `project.members.manage` in that project.
         */
        post: operations["create_role_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role_assignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a role assignment
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away.
         *
         *     Takes the permission `member.list`; in a project, `project.members.manage` in that project.
         */
        get: operations["read_role_assignment"];
        put?: never;
        post?: never;
        /**
         * Delete a role assignment
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away.
         *
         *     Takes the permission `member.manage`; in a project, `project.members.manage` in that project.
         */
        delete: operations["delete_role_assignment"];
        options?: never;
        head?: never;
        /**
         * Change a role assignment: fields left out stay, null unsets
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away.
         *
         *     Takes the permission `member.manage`; in a project, `project.members.manage` in that project.
         */
        patch: operations["update_role_assignment"];
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["list_roles"];
        put?: never;
        /**
         * Create a role
         * @description A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a role
         * @description A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["read_role"];
        put?: never;
        post?: never;
        /**
         * Delete a role
         * @description A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
         *
         *     Takes the permission `member.manage`.
         */
        delete: operations["delete_role"];
        options?: never;
        head?: never;
        /**
         * Change a role: fields left out stay, null unsets
         * @description A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
         *
         *     Takes the permission `member.manage`.
         */
        patch: operations["update_role"];
        trace?: never;
    };
    "/v1/service_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service accounts
         * @description A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["list_service_accounts"];
        put?: never;
        /**
         * Create a service account
         * @description A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["create_service_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service_accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a service account
         * @description A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["read_service_account"];
        put?: never;
        post?: never;
        /**
         * Delete a service account
         * @description A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        delete: operations["delete_service_account"];
        options?: never;
        head?: never;
        /**
         * Change a service account: fields left out stay, null unsets
         * @description A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        patch: operations["update_service_account"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: {
        /** @description What went wrong. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /**
                     * @description Stable, for programs.
                     * @enum {string}
                     */
                    code: "malformed_request" | "unauthenticated" | "permission_denied" | "not_found" | "unknown_path" | "method_not_allowed" | "conflict" | "role_in_use" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "validation_failed" | "unknown_reference" | "last_administrator" | "predefined_role" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "unavailable";
                    /** @description The object that is in the way. */
                    conflicting_id?: string;
                    /** @description What still uses the object: 100 ids at most. */
                    conflicting_ids?: string[];
                    /** @description What is wrong and what to do about it, for people. */
                    detail: string;
                    /** @description What is wrong with each field; `pointer` is a JSON Pointer into the body. */
                    errors?: {
                        code: string;
                        message: string;
                        pointer: string;
                    }[];
                    missing_permission?: string;
                    request_id: string;
                    status: number;
                    title: string;
                    type: string;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_access_keys: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                service_account_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List access keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            created_at: string | null;
                            expires_at: string | null;
                            /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                            id: string;
                            note: string | null;
                            /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                            service_account_id: string;
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_access_key: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expires_at?: string | null;
                    note?: string | null;
                    /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                    service_account_id: string;
                };
            };
        };
        responses: {
            /** @description Create a access key */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        note: string | null;
                        secret_access_key: string | null;
                        /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                        service_account_id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_access_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a access key */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        note: string | null;
                        /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                        service_account_id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_access_key: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_access_key: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expires_at?: string | null;
                    note?: string | null;
                };
                "application/merge-patch+json": {
                    expires_at?: string | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a access key: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        note: string | null;
                        /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                        service_account_id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_audit_events: {
        parameters: {
            query?: {
                action?: string;
                actor_id?: string;
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                request_id?: string;
                target_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List audit events, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description As in `project.create`. */
                            action: string;
                            actor_id: string;
                            /** @enum {string} */
                            actor_kind: "member" | "service_account" | "system";
                            address: string | null;
                            /** @description What the client sent as `X-Roster-Change`. */
                            change_reference: string | null;
                            /** @description `changes`: field → [before, after]. Of a denial: `code`, and `missing_permission` if it was that. */
                            details: {
                                [key: string]: unknown;
                            };
                            environment_id: string;
                            /** @description SHA-256, in hex, over the JSON array of: environment_id, sequence, id, occurred_at, actor_kind, actor_id, action, outcome, target_kind, target_id, details (as JSON text), request_id, address, user_agent, change_reference, previous_hash. */
                            hash: string;
                            id: string;
                            /** Format: date-time */
                            occurred_at: string;
                            /** @enum {string} */
                            outcome: "success" | "denied";
                            /** @description The `hash` of the event before; empty for the first. */
                            previous_hash: string;
                            request_id: string;
                            /** @description The place in the chain, from 1. */
                            sequence: number;
                            target_id: string | null;
                            target_kind: string;
                            user_agent: string | null;
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_idempotency_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what became of a creation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        created_at: string;
                        key: string;
                        /** @description The operationId, as in `create_project`. */
                        operation: string;
                        /** @description The id of what was created. */
                        resource_id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_members: {
        parameters: {
            query?: {
                /** @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person. */
                email?: string;
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description `pending` until the person has activated the account, then `active`; `disabled` while switched off. */
                status?: "pending" | "active" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List members */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            created_at: string | null;
                            display_name: string | null;
                            /**
                             * @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
                             * @example jane@example.com
                             */
                            email: string;
                            /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                            id: string;
                            kind: ("local" | "sso") | null;
                            note: string | null;
                            status: ("pending" | "active" | "disabled") | null;
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_member: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    display_name?: string | null;
                    /**
                     * @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
                     * @example jane@example.com
                     */
                    email: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Create a member */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        display_name: string | null;
                        /**
                         * @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
                         * @example jane@example.com
                         */
                        email: string;
                        /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        kind: ("local" | "sso") | null;
                        note: string | null;
                        status: ("pending" | "active" | "disabled") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        display_name: string | null;
                        /**
                         * @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
                         * @example jane@example.com
                         */
                        email: string;
                        /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        kind: ("local" | "sso") | null;
                        note: string | null;
                        status: ("pending" | "active" | "disabled") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_member: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_member: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    display_name?: string | null;
                    note?: string | null;
                };
                "application/merge-patch+json": {
                    display_name?: string | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a member: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        display_name: string | null;
                        /**
                         * @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
                         * @example jane@example.com
                         */
                        email: string;
                        /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        kind: ("local" | "sso") | null;
                        note: string | null;
                        status: ("pending" | "active" | "disabled") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_projects: {
        parameters: {
            query?: {
                /** @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments. */
                name?: string;
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List projects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            created_at: string | null;
                            /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                            id: string;
                            /**
                             * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
                             * @example payments
                             */
                            name: string;
                            note: string | null;
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_project: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
                     * @example payments
                     */
                    name: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Create a project */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
                         * @example payments
                         */
                        name: string;
                        note: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a project */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
                         * @example payments
                         */
                        name: string;
                        note: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_project: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_project: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
                     * @example payments
                     */
                    name?: string;
                    note?: string | null;
                };
                "application/merge-patch+json": {
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
                     * @example payments
                     */
                    name?: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a project: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
                         * @example payments
                         */
                        name: string;
                        note: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_role_assignments: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. */
                principal_id?: string;
                /** @description The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment. */
                project_id?: string;
                /** @description The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment. */
                role_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List role assignments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            created_at: string | null;
                            expires_at: string | null;
                            /** @description The id: `ra_` and 26 characters. It never changes and is never used again. */
                            id: string;
                            /** @description The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. */
                            principal_id: string;
                            project_id: string | null;
                            reason: string | null;
                            /**
                             * @description The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
                             * @example project_user
                             */
                            role_id: string;
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_role_assignment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expires_at?: string | null;
                    /** @description The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. */
                    principal_id: string;
                    project_id?: string | null;
                    reason?: string | null;
                    /**
                     * @description The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
                     * @example project_user
                     */
                    role_id: string;
                };
            };
        };
        responses: {
            /** @description Create a role assignment */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ra_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /** @description The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. */
                        principal_id: string;
                        project_id: string | null;
                        reason: string | null;
                        /**
                         * @description The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
                         * @example project_user
                         */
                        role_id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_role_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `ra_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a role assignment */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ra_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /** @description The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. */
                        principal_id: string;
                        project_id: string | null;
                        reason: string | null;
                        /**
                         * @description The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
                         * @example project_user
                         */
                        role_id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_role_assignment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `ra_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_role_assignment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `ra_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expires_at?: string | null;
                    reason?: string | null;
                };
                "application/merge-patch+json": {
                    expires_at?: string | null;
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a role assignment: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ra_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /** @description The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. */
                        principal_id: string;
                        project_id: string | null;
                        reason: string | null;
                        /**
                         * @description The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
                         * @example project_user
                         */
                        role_id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_roles: {
        parameters: {
            query?: {
                /** @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role. */
                name?: string;
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed. */
                scope_kind?: "environment" | "project";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            created_at: string | null;
                            description: string | null;
                            /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                            id: string;
                            /**
                             * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                             * @example Topic reader
                             */
                            name: string;
                            /**
                             * @description The ids of the permissions that the role grants: at least one, all of them in the environment's edition.
                             * @example [
                             *       "deployment.read",
                             *       "deployment.monitoring.read"
                             *     ]
                             */
                            permissions: string[];
                            predefined: boolean | null;
                            /**
                             * @description `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
                             * @example project
                             * @enum {string}
                             */
                            scope_kind: "environment" | "project";
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_role: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string | null;
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                     * @example Topic reader
                     */
                    name: string;
                    /**
                     * @description The ids of the permissions that the role grants: at least one, all of them in the environment's edition.
                     * @example [
                     *       "deployment.read",
                     *       "deployment.monitoring.read"
                     *     ]
                     */
                    permissions: string[];
                    /**
                     * @description `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
                     * @example project
                     * @enum {string}
                     */
                    scope_kind: "environment" | "project";
                };
            };
        };
        responses: {
            /** @description Create a role */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        description: string | null;
                        /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                         * @example Topic reader
                         */
                        name: string;
                        /**
                         * @description The ids of the permissions that the role grants: at least one, all of them in the environment's edition.
                         * @example [
                         *       "deployment.read",
                         *       "deployment.monitoring.read"
                         *     ]
                         */
                        permissions: string[];
                        predefined: boolean | null;
                        /**
                         * @description `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
                         * @example project
                         * @enum {string}
                         */
                        scope_kind: "environment" | "project";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a role */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        description: string | null;
                        /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                         * @example Topic reader
                         */
                        name: string;
                        /**
                         * @description The ids of the permissions that the role grants: at least one, all of them in the environment's edition.
                         * @example [
                         *       "deployment.read",
                         *       "deployment.monitoring.read"
                         *     ]
                         */
                        permissions: string[];
                        predefined: boolean | null;
                        /**
                         * @description `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
                         * @example project
                         * @enum {string}
                         */
                        scope_kind: "environment" | "project";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_role: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_role: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string | null;
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                     * @example Topic reader
                     */
                    name?: string;
                    /**
                     * @description The ids of the permissions that the role grants: at least one, all of them in the environment's edition.
                     * @example [
                     *       "deployment.read",
                     *       "deployment.monitoring.read"
                     *     ]
                     */
                    permissions?: string[];
                };
                "application/merge-patch+json": {
                    description?: string | null;
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                     * @example Topic reader
                     */
                    name?: string;
                    /**
                     * @description The ids of the permissions that the role grants: at least one, all of them in the environment's edition.
                     * @example [
                     *       "deployment.read",
                     *       "deployment.monitoring.read"
                     *     ]
                     */
                    permissions?: string[];
                };
            };
        };
        responses: {
            /** @description Change a role: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        description: string | null;
                        /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                         * @example Topic reader
                         */
                        name: string;
                        /**
                         * @description The ids of the permissions that the role grants: at least one, all of them in the environment's edition.
                         * @example [
                         *       "deployment.read",
                         *       "deployment.monitoring.read"
                         *     ]
                         */
                        permissions: string[];
                        predefined: boolean | null;
                        /**
                         * @description `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
                         * @example project
                         * @enum {string}
                         */
                        scope_kind: "environment" | "project";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_service_accounts: {
        parameters: {
            query?: {
                /** @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments. */
                name?: string;
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description `active`, or `disabled` while switched off. */
                status?: "active" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List service accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            created_at: string | null;
                            /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                            id: string;
                            /**
                             * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
                             * @example deploy-pipeline
                             */
                            name: string;
                            note: string | null;
                            status: ("active" | "disabled") | null;
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_service_account: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
                     * @example deploy-pipeline
                     */
                    name: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Create a service account */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
                         * @example deploy-pipeline
                         */
                        name: string;
                        note: string | null;
                        status: ("active" | "disabled") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_service_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a service account */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
                         * @example deploy-pipeline
                         */
                        name: string;
                        note: string | null;
                        status: ("active" | "disabled") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_service_account: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_service_account: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters). */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
                     * @example deploy-pipeline
                     */
                    name?: string;
                    note?: string | null;
                };
                "application/merge-patch+json": {
                    /**
                     * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
                     * @example deploy-pipeline
                     */
                    name?: string;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Change a service account: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
                         * @example deploy-pipeline
                         */
                        name: string;
                        note: string | null;
                        status: ("active" | "disabled") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
