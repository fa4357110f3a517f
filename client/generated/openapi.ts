// Generated from docs/reference/openapi.json by `npm run generate`. Do not edit.

export interface paths {
    "/.well-known/authzen-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the decision point is
         * @description Metadata as the OpenID AuthZEN Authorization API 1.0 has it.
         *
         *     Takes no credential.
         */
        get: operations["read_authzen_configuration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May a subject do this on a resource?
         * @description OpenID AuthZEN Authorization API 1.0. Who asks about themselves takes no permission; about others it takes the permission in the scope that is asked about. A denial is an answer: 200 with `decision: false`. `context` says why.
         *
         *     Takes the permission `member.list`.
         */
        post: operations["evaluate_access"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many questions at once
         * @description OpenID AuthZEN Authorization API 1.0. Who asks about themselves takes no permission; about others it takes the permission in the scope that is asked about. A question that is incomplete is denied, with the error in its context; the others are answered.
         *
         *     Takes the permission `member.list`.
         */
        post: operations["evaluate_accesses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/search/action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What may a subject do on a resource?
         * @description OpenID AuthZEN Authorization API 1.0. Who asks about themselves takes no permission; about others it takes the permission in the scope that is asked about. `deployment.move` is left out: it depends on where to.
         *
         *     Takes the permission `member.list`.
         */
        post: operations["search_actions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/search/resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * On which resources may a subject do this?
         * @description OpenID AuthZEN Authorization API 1.0. Who asks about themselves takes no permission; about others it takes the permission in the scope that is asked about. About others it takes the permission in the environment.
         *
         *     Takes the permission `member.list`.
         */
        post: operations["search_resources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/search/subject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who may do this on a resource?
         * @description OpenID AuthZEN Authorization API 1.0. Who asks about themselves takes no permission; about others it takes the permission in the scope that is asked about.
         *
         *     Takes the permission `member.list`.
         */
        post: operations["search_subjects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List access keys
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["list_access_keys"];
        put?: never;
        /**
         * Create an access key
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
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
         * Read an access key
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["read_access_key"];
        put?: never;
        post?: never;
        /**
         * Delete an access key
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        delete: operations["delete_access_key"];
        options?: never;
        head?: never;
        /**
         * Change an access key: fields left out stay, null unsets
         * @description An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        patch: operations["update_access_key"];
        trace?: never;
    };
    "/v1/access_keys/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable an access key
         * @description The key opens nothing from the next request on, until it is enabled again.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["disable_access_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_keys/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable an access key
         * @description The key opens again what its service account may do. You must hold everything that the account holds.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["enable_access_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an access key, with overlap
         * @description Makes a new key of the same service account, whose secret is returned this once unless you bring it, and lets the old key work until `retire_at`. While both work the account may have one key more than `access_keys_per_account`. You must hold everything that the account holds.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["rotate_access_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate an account with the link of an activation mail
         * @description Verifies the e-mail address, stores the password and signs in. A link works once, for 1 hour, and until a newer one is sent; every other link is refused with `link_expired`.
         *
         *     Takes no credential.
         */
        post: operations["create_activation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * List audit events, oldest first or newest first
         * @description Who did what to what, when, from where, with what outcome. All filters must hold. With filters that few events pass a page can have fewer items than asked for, even none: go on until `next_page_token` is empty.
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
    "/v1/audit_events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an audit event
         * @description Events never change and are never deleted.
         *
         *     Takes the permission `audit_log.read`.
         */
        get: operations["read_audit_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_log/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit log as NDJSON
         * @description One event a line, oldest first, then a last line with the head of the log; without that line the export was cut off. To verify an event, take the values of its line in their order, without `hash`, as a JSON array without white space, and hash that with SHA-256: it is `hash`, and the `previous_hash` of the next line.
         *
         *     Takes the permission `audit_log.read`.
         */
        get: operations["export_audit_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_log/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the end of the audit log
         * @description How many events there are, and the hash of the last, which covers all before it. Kept elsewhere, it proves later that nothing was cut off.
         *
         *     Takes the permission `audit_log.read`.
         */
        get: operations["read_audit_log_head"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit_log/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify the chain of the audit log
         * @description Reads every event and recomputes the chain: finds events that were changed, removed, reordered or added. With a head that was read or exported earlier it also finds an end that was cut off together with its head.
         *
         *     Takes the permission `audit_log.read`.
         */
        get: operations["verify_audit_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send many changes at once
         * @description Makes the changes one after the other, and answers each as it would be answered alone: one that is refused keeps none of the others from being made. A dry run sees nothing of what another would have done. The batch takes no permission of its own, because each request takes that of its operation; each is recorded in the audit log as it is alone, and a denial counts as it does alone. Everything can be sent that a service account or a member may change; a path or a method that is none is 404 or 405 in its place. That the whole is 200 says nothing of any of them. When the answer to a batch is lost, send it again: what has an `idempotency_key` is made once.
         */
        post: operations["send_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/caller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who is asking
         * @description Tells a client as whom, in which environment and with which credential it asks. Everybody who is authenticated may ask it about themselves; of an access key it tells the id and nothing more.
         */
        get: operations["read_caller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the environment of the caller
         * @description Its name, login URL, edition and settings, for whoever sees the members.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["read_own_environment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the name and the settings of the environment of the caller
         * @description Slug and edition are changed by the operator.
         *
         *     Takes the permission `environment.manage`.
         */
        patch: operations["update_own_environment"];
        trace?: never;
    };
    "/v1/environment/hand_over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand root over to another member
         * @description For the root member alone, who becomes an ordinary Administrator by it. Until then nobody can delete, disable or demote them.
         *
         *     For members who are signed in, about themselves.
         */
        post: operations["hand_over_own_environment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List environments
         * @description All environments that are not deleted, in the order of their creation.
         *
         *     Takes the operator's key.
         */
        get: operations["list_environments"];
        put?: never;
        /**
         * Create an environment
         * @description Makes an environment with its initial Administrator, the root member, who makes the others. The root member gets the activation mail, or the answer has a generated password, once, that must be changed at the first sign-in.
         *
         *     Takes the operator's key.
         */
        post: operations["create_environment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an environment
         * @description An environment, with all its settings as they are in force.
         *
         *     Takes the operator's key.
         */
        get: operations["read_environment"];
        put?: never;
        post?: never;
        /**
         * Delete an environment and everything in it, for good
         * @description Irreversible. Members, service accounts, keys, projects, roles and assignments go along at once; the audit log stays. A dry run counts them.
         *
         *     Takes the operator's key.
         */
        delete: operations["delete_environment"];
        options?: never;
        head?: never;
        /**
         * Change an environment: fields left out stay
         * @description With another edition, predefined roles of the same id take the place of each other, and custom roles lose the permissions that the new edition lacks. A role in use without a counterpart must be mapped (`role_without_counterpart`). A dry run shows who would gain and lose what.
         *
         *     Takes the operator's key.
         */
        patch: operations["update_environment"];
        trace?: never;
    };
    "/v1/environments/{id}/hand_over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand root over to another member
         * @description For a root member who is gone. The old root member becomes an ordinary Administrator.
         *
         *     Takes the operator's key.
         */
        post: operations["hand_over_environment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environments/{id}/recover_root": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a root member in again who cannot get in
         * @description Lifts the lock, takes away password and two-factor authentication, ends all sessions, makes sure of the Administrator role, and sends the root member a mail whose link (1 hour, once) lets them choose a new password.
         *
         *     Takes the operator's key.
         */
        post: operations["recover_root"];
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
    "/v1/members/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a member may do, and through what
         * @description Works out what all role assignments that count now come to, and names them: the whole environment first, then each project that something was assigned in, with what is held there, by assignments in the whole environment too. Whoever is pending or disabled may do nothing, and no item is listed. About oneself it takes no permission.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["list_member_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a member
         * @description A disabled member cannot sign in or reach anything: sessions, sign-ins under way and links in mails end. Role assignments stay. The root member and the last active Administrator cannot be disabled.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["disable_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a disabled member
         * @description The member is active again; or pending, if the account was never activated: send a new activation mail then. Takes everything that the member holds.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["enable_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/end_sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all sessions of a member
         * @description Whoever is signed in as the member is signed out at the next request, and sign-ins under way end.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["end_member_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/remove_two_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove the second factor of another member
         * @description For a member who lost it: the authenticator and the recovery codes are forgotten. Takes everything that the member holds. Not for an active root member, whom the operator recovers.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["remove_member_two_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/resend_activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a pending member a new activation mail
         * @description The link in it is valid for 1 hour; older links end. Only while the member is pending.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["resend_member_activation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/reset_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the password of another member
         * @description The member must change it at the next sign-in; their sessions end. A pending member is sent a new activation mail, and older links end. Takes everything that the member holds. Not for an active root member, whom the operator recovers.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["reset_member_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of a member
         * @description Where the member is signed in.
         *
         *     Takes the permission `member.manage`.
         */
        get: operations["list_member_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift the lock of a member
         * @description Ends the lock that too many sign-in attempts led to, and forgets those attempts. Takes everything that the member holds.
         *
         *     Takes the permission `member.manage`.
         */
        post: operations["unlock_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a token of another issuer for one of Roster
         * @description Token exchange (RFC 8693): programs whose platform gives them tokens, as CI systems do for each job, get one that works for some minutes wherever the signature of an access key does, as bearer token. Whose tokens are taken, the workload identity says that `audience` names. The body is a form; parameters must not stand twice, and unknown ones are ignored. Errors are JSON with `error` and `error_description` (RFC 6749, section 5.2) beside the fields of a problem. Whatever is wrong with the token or the workload identity the answer is the same 400 `invalid_grant`; the audit log says why. The same token may be exchanged again until it expires.
         *
         *     Takes no credential.
         */
        post: operations["create_oauth_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description At least 15 characters (8 with two-factor authentication), at most 128, and none of the common ones; no other rules. Your other sessions end. After 5 wrong present passwords within 30 minutes, 429; the session goes on, and signing in is not affected.
         *
         *     For members who are signed in, about themselves.
         */
        post: operations["change_own_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List permissions
         * @description The permissions of the environment's edition, by id, with the predefined roles that grant them: what its document says, and nothing of who holds what. Everybody who is authenticated may read it.
         */
        get: operations["list_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/v1/projects/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who may do what in a project, and through what
         * @description Every active member and service account that holds anything in the project now, by assignments in it or in the whole environment.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["list_project_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who holds a role in a project
         * @description The members and service accounts that a role was assigned to in this project, with what they hold in it now. Whoever is disabled does not appear, nor does who has a role in all projects.
         *
         *     Takes the permission `member.list`; in a project, `project.members.manage` in that project.
         */
        get: operations["list_project_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}/role_members/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who holds a role in a project
         * @description Every role assignment of this role in this project that has not ended, of whoever is pending or disabled too. Who has a role in all projects is not among them. The ETag is that of the whole list.
         *
         *     Takes the permission `member.list`; in a project, `project.members.manage` in that project.
         */
        get: operations["read_role_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Add and remove who holds a role in a project
         * @description Assigns the role in the project, without an end, to those named in `add`, and deletes the assignments of those named in `remove`: all at once, or nothing where one of them is refused. Nobody else is touched. The rules are those of single role assignments, and each one that is added, begins anew after its end, or is removed has an event of its own in the audit log, named as if it had been made alone: `role_assignment.create`, `role_assignment.update`, `role_assignment.delete`. Answers with the list as it is then.
         *
         *     Takes the permission `project.members.manage`.
         */
        patch: operations["update_role_members"];
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
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
         *
         *     Takes the permission `member.list`; in a project, `project.members.manage` in that project.
         */
        get: operations["list_role_assignments"];
        put?: never;
        /**
         * Create a role assignment
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
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
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
         *
         *     Takes the permission `member.list`; in a project, `project.members.manage` in that project.
         */
        get: operations["read_role_assignment"];
        put?: never;
        post?: never;
        /**
         * Delete a role assignment
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
         *
         *     Takes the permission `member.manage`; in a project, `project.members.manage` in that project.
         */
        delete: operations["delete_role_assignment"];
        options?: never;
        head?: never;
        /**
         * Change a role assignment: fields left out stay, null unsets
         * @description A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
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
    "/v1/roles/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who holds a role, and where
         * @description The role assignments that give the role and count now: those that have not ended, of active members and service accounts. By principal.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["list_role_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/v1/service_accounts/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a service account may do, and through what
         * @description Works out what all role assignments that count now come to, and names them: the whole environment first, then each project that something was assigned in, with what is held there, by assignments in the whole environment too. Whoever is pending or disabled may do nothing, and no item is listed. About oneself it takes no permission.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["list_service_account_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service_accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a service account
         * @description None of its keys opens anything from the next request on, until it is enabled again. Its role assignments stay.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["disable_service_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service_accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a service account
         * @description Its keys open again what it may do. You must hold everything that the account holds, because somebody has those keys.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["enable_service_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your sessions
         * @description Where you are signed in.
         *
         *     For members who are signed in, about themselves.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description Whoever uses it is signed out at the next request.
         *
         *     For members who are signed in, about themselves.
         */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/sign_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session that the request is sent with.
         *
         *     For members who are signed in, about themselves.
         */
        post: operations["sign_out_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign_ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in as a member
         * @description With e-mail address or user name, and password. Whatever is wrong, the answer is the same 401 `sign_in_failed`. More than 5 attempts within 30 minutes, successful or failed, lock the member for 30 minutes (the numbers are settings of the environment). Where a second factor or a new password is due the answer says so, and nobody is signed in yet.
         *
         *     Takes no credential.
         */
        post: operations["begin_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign_ins/new_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a sign-in: a password of your own
         * @description Due where somebody else chose the password. At least 15 characters (8 with two-factor authentication), at most 128, and none of the common ones; no other rules.
         *
         *     Takes no credential.
         */
        post: operations["give_new_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign_ins/second_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a sign-in: a code
         * @description Takes a code that the authenticator shows, or a recovery code; each works once. A wrong one counts as an attempt to sign in.
         *
         *     Takes no credential.
         */
        post: operations["give_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso_connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List SSO connections
         * @description A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
         *
         *     Takes the permission `environment.manage`.
         */
        get: operations["list_sso_connections"];
        put?: never;
        /**
         * Create an SSO connection
         * @description A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
         *
         *     Takes the permission `environment.manage`.
         */
        post: operations["create_sso_connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso_connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an SSO connection
         * @description A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
         *
         *     Takes the permission `environment.manage`.
         */
        get: operations["read_sso_connection"];
        put?: never;
        post?: never;
        /**
         * Delete an SSO connection
         * @description A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
         *
         *     Takes the permission `environment.manage`.
         */
        delete: operations["delete_sso_connection"];
        options?: never;
        head?: never;
        /**
         * Change an SSO connection: fields left out stay, null unsets
         * @description A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
         *
         *     Takes the permission `environment.manage`.
         */
        patch: operations["update_sso_connection"];
        trace?: never;
    };
    "/v1/two_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your two-factor authentication
         * @description Whether signing in takes a code of an authenticator app, besides the password.
         *
         *     For members who are signed in, about themselves.
         */
        get: operations["read_two_factor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/two_factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-factor authentication on
         * @description Takes the first code of the seed that `enrol` showed. Your other sessions end. After 5 wrong passwords or codes within 30 minutes, 429; the session goes on, and signing in is not affected.
         *
         *     For members who are signed in, about themselves.
         */
        post: operations["confirm_two_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/two_factor/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to use an authenticator app
         * @description Shows a new seed, once. It is not in force before a code of it is confirmed. After 5 wrong passwords or codes within 30 minutes, 429; the session goes on, and signing in is not affected.
         *
         *     For members who are signed in, about themselves.
         */
        post: operations["enrol_two_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/two_factor/recovery_codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description The older ones end. After 5 wrong passwords or codes within 30 minutes, 429; the session goes on, and signing in is not affected.
         *
         *     For members who are signed in, about themselves.
         */
        post: operations["renew_two_factor_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/two_factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-factor authentication off
         * @description Takes your password and a code. After 5 wrong passwords or codes within 30 minutes, 429; the session goes on, and signing in is not affected.
         *
         *     For members who are signed in, about themselves.
         */
        post: operations["remove_two_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/who_can": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who holds a permission, and through what
         * @description Every active member and service account that holds the permission now, in a project or in the whole environment, with the role assignments that give it. For a project it is enough to hold the right there. A permission that the edition does not have is refused with `unknown_reference`.
         *
         *     Takes the permission `member.list`.
         */
        get: operations["list_permission_holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workload_identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List workload identities
         * @description A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["list_workload_identities"];
        put?: never;
        /**
         * Create a workload identity
         * @description A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        post: operations["create_workload_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workload_identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a workload identity
         * @description A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
         *
         *     Takes the permission `platform_api_key.read`.
         */
        get: operations["read_workload_identity"];
        put?: never;
        post?: never;
        /**
         * Delete a workload identity
         * @description A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        delete: operations["delete_workload_identity"];
        options?: never;
        head?: never;
        /**
         * Change a workload identity: fields left out stay, null unsets
         * @description A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
         *
         *     Takes the permission `platform_api_key.manage`.
         */
        patch: operations["update_workload_identity"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessKey: {
            created_at: string | null;
            expires_at: string | null;
            /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
            id: string;
            /** @description From which address that request came. */
            last_used_address: string | null;
            /**
             * Format: date-time
             * @description When the key last signed a request; up to ten seconds behind. Null: never.
             */
            last_used_at: string | null;
            note: string | null;
            /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
            service_account_id: string;
            status: ("active" | "disabled") | null;
        };
        AuditEvent: {
            /** @description As in `project.create`. */
            action: string;
            actor_id: string;
            /**
             * @description `operator`: of the whole installation. `anonymous`: nobody was signed in yet, as at a sign-in that failed. `system`: Roster itself.
             * @enum {string}
             */
            actor_kind: "member" | "service_account" | "operator" | "anonymous" | "system";
            address: string | null;
            /** @description What the client sent as `X-Roster-Change`. */
            change_reference: string | null;
            /** @description `changes`: field → [before, after], never a secret. Of a denial: `code`, and `missing_permission` if it was that. */
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
        };
        /** @description The end of the log. Keep it elsewhere: it finds an end that was cut off later. */
        AuditLogHead: {
            environment_id: string;
            /** @description The hash of the last event; empty while there is none. */
            hash: string;
            /**
             * Format: date-time
             * @description When the last event happened.
             */
            occurred_at: string | null;
            /** @description How many events there are. */
            sequence: number;
        };
        AuthzenConfiguration: {
            access_evaluation_endpoint: string;
            access_evaluations_endpoint: string;
            policy_decision_point: string;
            search_action_endpoint: string;
            search_resource_endpoint: string;
            search_subject_endpoint: string;
        };
        BeginSignIn: {
            /**
             * @description The slug of the environment, as in its login URL.
             * @example acme
             */
            environment: string;
            /**
             * @description The e-mail address, or the user name.
             * @example jane@example.com
             */
            login: string;
            /**
             * @description The password.
             * @example orchid barrel ninety fog
             */
            password: string;
        };
        Caller: {
            credential: {
                /** @description The access key id, the id of the session, or that of the exchanged token. */
                id: string;
                /** @enum {string} */
                kind: "access_key" | "session" | "exchanged_token";
                /** @description By which workload identity a token was exchanged; null for the others. */
                workload_identity_id: string | null;
            };
            /**
             * @description Whose predefined roles and permissions it has.
             * @enum {string}
             */
            edition: "emqx-cloud" | "emqx-platform-1" | "emqx-platform-2" | "emqx-platform-3" | "automq-cloud";
            /** @description The environment that the credential belongs to. */
            environment_id: string;
            environment_name: string;
            environment_slug: string;
            /** @enum {string} */
            kind: "member" | "service_account";
            /** @description The e-mail address of a member, the name of a service account. */
            name: string;
            /**
             * @description The id of the member or service account.
             * @example sa_01h2xcejqtf2nbrexx3vqjhp41
             */
            principal_id: string;
            /**
             * @description The environment's revision when the caller's rights were read: it grows with each change that decisions depend on.
             * @example 42
             */
            revision: number;
        };
        ChangeOwnPassword: {
            /**
             * @description The new password.
             * @example velvet harbour stone lantern
             */
            new_password: string;
            /**
             * @description Your present password.
             * @example orchid barrel ninety fog
             */
            password: string;
        };
        ConfirmTwoFactor: {
            /**
             * @description A code that the authenticator shows.
             * @example 123456
             */
            code: string;
        };
        CreateAccessKey: {
            expires_at?: string | null;
            note?: string | null;
            secret_access_key?: string | null;
            /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
            service_account_id: string;
        };
        CreateActivation: {
            /**
             * @description The initial password, where one was set for the member.
             * @example seven brass lanterns swing
             */
            initial_password?: string;
            /**
             * @description The password to sign in with from now on.
             * @example five green bottles hanging
             */
            new_password: string;
            /**
             * @description The `token` of the link.
             * @example rst_…
             */
            token: string;
        };
        CreateEnvironment: {
            /**
             * @example {
             *       "email": "jane@example.com",
             *       "display_name": "Jane Doe"
             *     }
             */
            administrator: {
                display_name?: string | null;
                /**
                 * @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
                 * @example jane@example.com
                 */
                email: string;
                /**
                 * @description How they first get in: by a mail with a link (the default), or with a password that is generated and answered to the operator once; their user name is `admin` then unless another is given.
                 * @enum {string}
                 */
                sign_in?: "activation_mail" | "initial_password";
                username?: string | null;
            };
            /**
             * @description Which document's predefined roles and permissions the environment uses.
             * @example emqx-platform-3
             * @enum {string}
             */
            edition?: "emqx-cloud" | "emqx-platform-1" | "emqx-platform-2" | "emqx-platform-3" | "automq-cloud";
            /**
             * @description The name, for people: 1 to 100 characters.
             * @example Acme Messaging
             */
            name: string;
            /**
             * @description Settings to change; null puts one back to its default.
             * @example {
             *       "lock_attempts": 10
             *     }
             */
            settings?: {
                /** @description How many live access keys a service account may have. 1 to 100; default 5. */
                access_keys_per_account?: number | null;
                /** @description How many sign-in attempts are evaluated within the window; one more locks the member. 1 to 100; default 5. */
                lock_attempts?: number | null;
                /** @description Whether successful attempts count too. Default true. */
                lock_counts_successes?: boolean | null;
                /** @description How long a lock lasts, in minutes. 1 to 1440; default 30. */
                lock_duration_minutes?: number | null;
                /** @description How long an attempt counts, in minutes. 1 to 1440; default 30. */
                lock_window_minutes?: number | null;
                /** @description After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). 1 to 43200; default 1440. */
                session_absolute_minutes?: number | null;
                /** @description After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). 1 to 1440; default 60. */
                session_idle_minutes?: number | null;
            };
            /**
             * @description The name in the login URL: 3 to 40 characters, unique among the environments of the installation. With it the login URL moves.
             * @example acme
             */
            slug: string;
        };
        CreateMember: {
            display_name?: string | null;
            /**
             * @description The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
             * @example jane@example.com
             */
            email: string;
            /**
             * @description A first password that the member is asked for at activation, and replaces then. Without one the link in the mail is enough.
             * @example three slow green turtles
             */
            initial_password?: string | null;
            note?: string | null;
            /**
             * @description The roles to assign; each project role has its own set of projects.
             * @example [
             *       {
             *         "role_id": "accountant"
             *       }
             *     ]
             */
            roles?: {
                /** @description The projects it is granted in. Roles that cover all projects take none. */
                project_ids?: string[];
                /** @description The id of a predefined or custom role. */
                role_id: string;
            }[] | null;
            username?: string | null;
        };
        CreateOauthToken: {
            /** @description Not supported. */
            actor_token?: unknown;
            /** @description Not supported. */
            actor_token_type?: unknown;
            /**
             * @description The id of the workload identity to act by.
             * @example wi_01h2xcejqtf2nbrexx3vqjhp41
             */
            audience: string;
            /**
             * @description `urn:ietf:params:oauth:grant-type:token-exchange`.
             * @example urn:ietf:params:oauth:grant-type:token-exchange
             */
            grant_type: string;
            /**
             * @description `urn:ietf:params:oauth:token-type:access_token`, or left out.
             * @example urn:ietf:params:oauth:token-type:access_token
             */
            requested_token_type?: string;
            /** @description Not supported. */
            resource?: unknown;
            /** @description Not supported: the token may do what its service account may. */
            scope?: unknown;
            /**
             * @description The token of the other issuer: a signed JWT, at most 20000 characters.
             * @example eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            subject_token: string;
            /**
             * @description `urn:ietf:params:oauth:token-type:jwt` or `urn:ietf:params:oauth:token-type:id_token`.
             * @example urn:ietf:params:oauth:token-type:jwt
             */
            subject_token_type: string;
        };
        CreateProject: {
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
             * @example payments
             */
            name: string;
            note?: string | null;
        };
        CreateRole: {
            description?: string | null;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
             * @example Topic reader
             */
            name: string;
            /**
             * @description The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
             * @example [
             *       "deployment.read",
             *       "deployment.logs.*"
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
        CreateRoleAssignment: {
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
        CreateServiceAccount: {
            allowed_addresses?: string[] | null;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
             * @example deploy-pipeline
             */
            name: string;
            note?: string | null;
        };
        CreateSsoConnection: {
            /**
             * @description The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
             * @example [
             *       "example.com"
             *     ]
             */
            allowed_domains: string[];
            /**
             * @description The client that Roster is at the identity provider.
             * @example roster
             */
            client_id: string;
            /**
             * @description The secret of that client. It is kept encrypted, and never answered.
             * @example the-secret-of-the-client
             */
            client_secret: string;
            default_roles?: {
                project_id?: string | null;
                /** @description The id of a predefined or custom role. */
                role_id: string;
            }[] | null;
            group_roles?: {
                /** @description The group as the claim has it, compared exactly. */
                group: string;
                project_id?: string | null;
                /** @description The id of a predefined or custom role. */
                role_id: string;
            }[] | null;
            groups_claim?: string | null;
            id_token_algorithm?: ("RS256" | "PS256" | "ES256" | "EdDSA") | null;
            /**
             * @description The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
             * @example https://login.example.com
             */
            issuer: string;
            /**
             * @description The name on the button of the sign-in page: 1 to 100 characters, unique.
             * @example Example Login
             */
            name: string;
            status?: ("enabled" | "disabled") | null;
        };
        CreateWorkloadIdentity: {
            /**
             * @description What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
             * @example https://roster.example.com
             */
            audience: string;
            claims?: {
                [key: string]: string;
            } | null;
            /**
             * @description Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer.
             * @example https://token.actions.githubusercontent.com
             */
            issuer: string;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case.
             * @example Deployments of acme/platform
             */
            name: string;
            note?: string | null;
            /** @description The id of the service account that programs act as. It cannot be changed. */
            service_account_id: string;
            status?: ("enabled" | "disabled") | null;
            /**
             * @description What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
             * @example repo:acme/platform:ref:refs/heads/main
             */
            subject_pattern: string;
            token_lifetime_minutes?: number | null;
        };
        EnrolTwoFactor: {
            /**
             * @description Your present password.
             * @example orchid barrel ninety fog
             */
            password: string;
        };
        Environment: {
            created_at: string | null;
            /**
             * @description Which document's predefined roles and permissions the environment uses.
             * @example emqx-platform-3
             * @enum {string}
             */
            edition: "emqx-cloud" | "emqx-platform-1" | "emqx-platform-2" | "emqx-platform-3" | "automq-cloud";
            /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
            id: string;
            login_url: string | null;
            /**
             * @description The name, for people: 1 to 100 characters.
             * @example Acme Messaging
             */
            name: string;
            root_member_id: string | null;
            /** @description All settings, as they are in force. */
            settings: {
                /**
                 * @description How many live access keys a service account may have. 1 to 100; default 5.
                 * @default 5
                 */
                access_keys_per_account: number;
                /**
                 * @description How many sign-in attempts are evaluated within the window; one more locks the member. 1 to 100; default 5.
                 * @default 5
                 */
                lock_attempts: number;
                /**
                 * @description Whether successful attempts count too. Default true.
                 * @default true
                 */
                lock_counts_successes: boolean;
                /**
                 * @description How long a lock lasts, in minutes. 1 to 1440; default 30.
                 * @default 30
                 */
                lock_duration_minutes: number;
                /**
                 * @description How long an attempt counts, in minutes. 1 to 1440; default 30.
                 * @default 30
                 */
                lock_window_minutes: number;
                /**
                 * @description After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). 1 to 43200; default 1440.
                 * @default 1440
                 */
                session_absolute_minutes: number;
                /**
                 * @description After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). 1 to 1440; default 60.
                 * @default 60
                 */
                session_idle_minutes: number;
            };
            /**
             * @description The name in the login URL: 3 to 40 characters, unique among the environments of the installation. With it the login URL moves.
             * @example acme
             */
            slug: string;
        };
        EvaluateAccess: {
            /**
             * @description The permission, by its id. `deployment.move` has the project that it leads to in `properties.to_project`.
             * @example {
             *       "name": "deployment.read"
             *     }
             */
            action: {
                name: string;
                properties?: {
                    [key: string]: unknown;
                };
            };
            /**
             * @description Ignored: decisions depend on nothing in it.
             * @example {}
             */
            context?: {
                [key: string]: unknown;
            };
            /**
             * @description What is to be accessed. `project` and `environment` by id; anything else has the id of its project in `properties.project`, without which it is asked for the whole environment.
             * @example {
             *       "type": "deployment",
             *       "id": "orders",
             *       "properties": {}
             *     }
             */
            resource: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
            /**
             * @description Whose access is asked about: `member` by id or e-mail address, `service_account` by id. Properties are ignored: rights are what Roster holds.
             * @example {
             *       "type": "member",
             *       "id": "jane@example.com"
             *     }
             */
            subject: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
        };
        EvaluateAccesses: {
            /**
             * @description The permission, by its id. `deployment.move` has the project that it leads to in `properties.to_project`.
             * @example {
             *       "name": "deployment.read"
             *     }
             */
            action?: {
                name: string;
                properties?: {
                    [key: string]: unknown;
                };
            };
            /**
             * @description Ignored: decisions depend on nothing in it.
             * @example {}
             */
            context?: {
                [key: string]: unknown;
            };
            /**
             * @description Up to 1000 questions: each an object with what differs from the subject, action and resource above. Left out or empty: the one question above.
             * @example [
             *       {}
             *     ]
             */
            evaluations?: unknown[];
            /**
             * @description How the questions are answered.
             * @example {
             *       "evaluations_semantic": "execute_all"
             *     }
             */
            options?: {
                /**
                 * @description Whether all questions are answered (the default), or those up to the first that is denied, or permitted.
                 * @enum {string}
                 */
                evaluations_semantic?: "execute_all" | "deny_on_first_deny" | "permit_on_first_permit";
            };
            /**
             * @description What is to be accessed. `project` and `environment` by id; anything else has the id of its project in `properties.project`, without which it is asked for the whole environment.
             * @example {
             *       "type": "deployment",
             *       "id": "orders",
             *       "properties": {}
             *     }
             */
            resource?: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
            /**
             * @description Whose access is asked about: `member` by id or e-mail address, `service_account` by id. Properties are ignored: rights are what Roster holds.
             * @example {
             *       "type": "member",
             *       "id": "jane@example.com"
             *     }
             */
            subject?: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
        };
        /** @description How fresh the answer is: it comes from memory. */
        Freshness: {
            /**
             * @description How long ago that was known to be the latest revision, in milliseconds.
             * @example 120
             */
            age_ms: number;
            /**
             * @description No answer is older than this, in milliseconds.
             * @example 5000
             */
            max_age_ms: number;
            /**
             * @description The environment's revision that was answered from.
             * @example 42
             */
            revision: number;
        };
        GiveNewPassword: {
            /**
             * @description The new password.
             * @example velvet harbour stone lantern
             */
            new_password: string;
            /**
             * @description The `sign_in_token` of the step before.
             * @example rsi_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG
             */
            sign_in_token: string;
        };
        GiveSecondFactor: {
            /**
             * @description Six digits, or a recovery code.
             * @example 123456
             */
            code: string;
            /**
             * @description The `sign_in_token` of the step before.
             * @example rsi_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG
             */
            sign_in_token: string;
        };
        Grant: {
            /**
             * Format: date-time
             * @description The assignment counts before this time and no longer at it; null: it has no end.
             * @example 2027-01-31T18:00:00Z
             */
            expires_at: string | null;
            /**
             * @description Where it was assigned; null: in the whole environment.
             * @example prj_01h2xcejqtf2nbrexx3vqjhp41
             */
            project_id: string | null;
            /**
             * @description The id of the role assignment.
             * @example ra_01h2xcejqtf2nbrexx3vqjhp41
             */
            role_assignment_id: string;
            /**
             * @description The role that it gives.
             * @example project_user
             */
            role_id: string;
            /**
             * @description The name of that role.
             * @example Project User
             */
            role_name: string;
        };
        HandOverEnvironment: {
            /** @description An active member, who becomes Administrator without an end by it. */
            member_id: string;
        };
        IdempotencyKey: {
            /** Format: date-time */
            created_at: string;
            key: string;
            /** @description The operationId, as in `create_project`. */
            operation: string;
            /** @description The id of what was created. */
            resource_id: string;
        };
        Member: {
            activation_expires_at: string | null;
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
            /**
             * Format: date-time
             * @description When the member last signed in.
             */
            last_sign_in_at: string | null;
            /**
             * Format: date-time
             * @description Until when sign-ins are refused after too many attempts; null when they are not.
             */
            locked_until: string | null;
            login_url: string | null;
            /** @description Whether the member must choose a new password at the next sign-in. */
            must_change_password: boolean;
            note: string | null;
            root: boolean | null;
            status: ("pending" | "active" | "disabled") | null;
            two_factor: boolean | null;
            username: string | null;
        };
        /** @description Problem details, RFC 9457. */
        Problem: {
            /**
             * @description Stable, for programs.
             * @enum {string}
             */
            code: "malformed_request" | "invalid_grant" | "unsupported_grant_type" | "unauthenticated" | "sign_in_failed" | "permission_denied" | "session_required" | "cross_site_request" | "not_found" | "unknown_path" | "method_not_allowed" | "conflict" | "role_in_use" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "validation_failed" | "unknown_reference" | "last_administrator" | "root_member" | "predefined_role" | "principal_disabled" | "not_pending" | "password_refused" | "two_factor" | "link_expired" | "too_many_access_keys" | "role_without_counterpart" | "identity_provider" | "root_email" | "idempotency_key_reused" | "rate_limited" | "internal_error" | "unavailable";
            /** @description The object that is in the way. */
            conflicting_id?: string;
            /** @description What still uses the object: 100 ids at most. */
            conflicting_ids?: string[];
            /** @description What is wrong and what to do about it, for people. */
            detail: string;
            /** @description At the token endpoint, for what a client of OAuth can mend: the error in its words (RFC 6749, section 5.2). The media type is `application/json` then. */
            error?: string;
            error_description?: string;
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
        Project: {
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
        RemoveTwoFactor: {
            /**
             * @description A code that the authenticator shows, or a recovery code.
             * @example 123456
             */
            code: string;
            /**
             * @description Your present password.
             * @example orchid barrel ninety fog
             */
            password: string;
        };
        RenewTwoFactorRecoveryCodes: {
            /**
             * @description A code that the authenticator shows, or a recovery code.
             * @example 123456
             */
            code: string;
        };
        ResetMemberPassword: {
            /**
             * @description The new password, which the member must change at the next sign-in.
             * @example three quick brown foxes
             */
            password: string;
        };
        Role: {
            created_at: string | null;
            description: string | null;
            effective_permissions: string[] | null;
            /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
            id: string;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
             * @example Topic reader
             */
            name: string;
            /**
             * @description The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
             * @example [
             *       "deployment.read",
             *       "deployment.logs.*"
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
        RoleAssignment: {
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
        RoleMembers: {
            /** @description By the id of the principal. */
            members: {
                /**
                 * Format: date-time
                 * @description When the assignment ends; null: it has no end.
                 */
                expires_at: string | null;
                /** @enum {string} */
                kind: "member" | "service_account";
                /** @description The e-mail address of a member, the name of a service account. */
                name: string;
                principal_id: string;
                reason: string | null;
                role_assignment_id: string;
            }[];
            project_id: string;
            role_id: string;
        };
        RotateAccessKey: {
            expires_at?: string | null;
            note?: string | null;
            retire_at?: string | null;
            secret_access_key?: string | null;
        };
        SearchActions: {
            /**
             * @description Ignored: decisions depend on nothing in it.
             * @example {}
             */
            context?: {
                [key: string]: unknown;
            };
            /**
             * @description Which part of the results: `limit` results at most (100 when left out, and never more than 1,000) after the page whose `next_token` is the `token`.
             * @example {
             *       "limit": 100
             *     }
             */
            page?: {
                limit?: number;
                token?: string;
            };
            /**
             * @description What is to be accessed. `project` and `environment` by id; anything else has the id of its project in `properties.project`, without which it is asked for the whole environment.
             * @example {
             *       "type": "deployment",
             *       "id": "orders",
             *       "properties": {}
             *     }
             */
            resource: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
            /**
             * @description Whose access is asked about: `member` by id or e-mail address, `service_account` by id. Properties are ignored: rights are what Roster holds.
             * @example {
             *       "type": "member",
             *       "id": "jane@example.com"
             *     }
             */
            subject: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
        };
        SearchResources: {
            /**
             * @description The permission, by its id. `deployment.move` has the project that it leads to in `properties.to_project`.
             * @example {
             *       "name": "deployment.read"
             *     }
             */
            action: {
                name: string;
                properties?: {
                    [key: string]: unknown;
                };
            };
            /**
             * @description Ignored: decisions depend on nothing in it.
             * @example {}
             */
            context?: {
                [key: string]: unknown;
            };
            /**
             * @description Which part of the results: `limit` results at most (100 when left out, and never more than 1,000) after the page whose `next_token` is the `token`.
             * @example {
             *       "limit": 100
             *     }
             */
            page?: {
                limit?: number;
                token?: string;
            };
            /**
             * @description Which kind of resource is searched for: `project` or `environment`. Roster holds no others, so it finds none of them.
             * @example {
             *       "type": "project"
             *     }
             */
            resource: {
                id?: unknown;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
            /**
             * @description Whose access is asked about: `member` by id or e-mail address, `service_account` by id. Properties are ignored: rights are what Roster holds.
             * @example {
             *       "type": "member",
             *       "id": "jane@example.com"
             *     }
             */
            subject: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
        };
        SearchSubjects: {
            /**
             * @description The permission, by its id. `deployment.move` has the project that it leads to in `properties.to_project`.
             * @example {
             *       "name": "deployment.read"
             *     }
             */
            action: {
                name: string;
                properties?: {
                    [key: string]: unknown;
                };
            };
            /**
             * @description Ignored: decisions depend on nothing in it.
             * @example {}
             */
            context?: {
                [key: string]: unknown;
            };
            /**
             * @description Which part of the results: `limit` results at most (100 when left out, and never more than 1,000) after the page whose `next_token` is the `token`.
             * @example {
             *       "limit": 100
             *     }
             */
            page?: {
                limit?: number;
                token?: string;
            };
            /**
             * @description What is to be accessed. `project` and `environment` by id; anything else has the id of its project in `properties.project`, without which it is asked for the whole environment.
             * @example {
             *       "type": "deployment",
             *       "id": "orders",
             *       "properties": {}
             *     }
             */
            resource: {
                id: string;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
            /**
             * @description Which kind of subject is searched for: `member` or `service_account`.
             * @example {
             *       "type": "member"
             *     }
             */
            subject: {
                id?: unknown;
                properties?: {
                    [key: string]: unknown;
                };
                type: string;
            };
        };
        SendBatch: {
            /**
             * @description 1 to 100 changes, each as it would be sent alone: a method, a path and, where the operation takes one, a body.
             * @example [
             *       {
             *         "method": "POST",
             *         "path": "/v1/projects",
             *         "body": {
             *           "name": "payments"
             *         },
             *         "dry_run": true
             *       }
             *     ]
             */
            requests: {
                body?: unknown;
                /** @description As the query parameter: asks for the answer and changes nothing. */
                dry_run?: boolean;
                /** @description As the header: of a creation or a verb, so that it can be sent again. */
                idempotency_key?: string;
                /** @description As the header: changes the object only while it has this ETag. */
                if_match?: string;
                /** @enum {string} */
                method: "POST" | "PATCH" | "DELETE";
                path: string;
            }[];
        };
        ServiceAccount: {
            allowed_addresses: string[] | null;
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
        SsoConnection: {
            /**
             * @description The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
             * @example [
             *       "example.com"
             *     ]
             */
            allowed_domains: string[];
            /**
             * @description The client that Roster is at the identity provider.
             * @example roster
             */
            client_id: string;
            created_at: string | null;
            default_roles: {
                project_id?: string | null;
                /** @description The id of a predefined or custom role. */
                role_id: string;
            }[] | null;
            group_roles: {
                /** @description The group as the claim has it, compared exactly. */
                group: string;
                project_id?: string | null;
                /** @description The id of a predefined or custom role. */
                role_id: string;
            }[] | null;
            groups_claim: string | null;
            /** @description The id: `sso_` and 26 characters. It never changes and is never used again. */
            id: string;
            id_token_algorithm: ("RS256" | "PS256" | "ES256" | "EdDSA") | null;
            /**
             * @description The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
             * @example https://login.example.com
             */
            issuer: string;
            /**
             * @description The name on the button of the sign-in page: 1 to 100 characters, unique.
             * @example Example Login
             */
            name: string;
            redirect_uri: string | null;
            status: ("enabled" | "disabled") | null;
        };
        TwoFactor: {
            /** @description Whether sign-ins take a code. */
            enabled: boolean;
            /** @description Whether the next sign-in asks for a new password, as after turning two-factor authentication off with a password of fewer than 15 characters. */
            password_change_required: boolean;
            /** @description How many recovery codes are not used yet. */
            recovery_codes_left: number;
            /** Format: date-time */
            since: string | null;
        };
        UpdateAccessKey: {
            expires_at?: string | null;
            note?: string | null;
        };
        UpdateEnvironment: {
            /**
             * @description Which document's predefined roles and permissions the environment uses.
             * @example emqx-platform-3
             * @enum {string}
             */
            edition?: "emqx-cloud" | "emqx-platform-1" | "emqx-platform-2" | "emqx-platform-3" | "automq-cloud";
            /**
             * @description The name, for people: 1 to 100 characters.
             * @example Acme Messaging
             */
            name?: string;
            /**
             * @description Role id → the id of the role that takes its place in the new edition.
             * @example {
             *       "project_user": "instance_developer"
             *     }
             */
            role_mapping?: {
                [key: string]: string;
            };
            /**
             * @description Settings to change; null puts one back to its default.
             * @example {
             *       "lock_attempts": 10
             *     }
             */
            settings?: {
                /** @description How many live access keys a service account may have. 1 to 100; default 5. */
                access_keys_per_account?: number | null;
                /** @description How many sign-in attempts are evaluated within the window; one more locks the member. 1 to 100; default 5. */
                lock_attempts?: number | null;
                /** @description Whether successful attempts count too. Default true. */
                lock_counts_successes?: boolean | null;
                /** @description How long a lock lasts, in minutes. 1 to 1440; default 30. */
                lock_duration_minutes?: number | null;
                /** @description How long an attempt counts, in minutes. 1 to 1440; default 30. */
                lock_window_minutes?: number | null;
                /** @description After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). 1 to 43200; default 1440. */
                session_absolute_minutes?: number | null;
                /** @description After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). 1 to 1440; default 60. */
                session_idle_minutes?: number | null;
            };
            /**
             * @description The name in the login URL: 3 to 40 characters, unique among the environments of the installation. With it the login URL moves.
             * @example acme
             */
            slug?: string;
        };
        UpdateMember: {
            display_name?: string | null;
            note?: string | null;
            username?: string | null;
        };
        UpdateOwnEnvironment: {
            /**
             * @description The name, for people: 1 to 100 characters.
             * @example Acme Messaging
             */
            name?: string;
            /**
             * @description Settings to change; null puts one back to its default.
             * @example {
             *       "lock_attempts": 10
             *     }
             */
            settings?: {
                /** @description How many live access keys a service account may have. 1 to 100; default 5. */
                access_keys_per_account?: number | null;
                /** @description How many sign-in attempts are evaluated within the window; one more locks the member. 1 to 100; default 5. */
                lock_attempts?: number | null;
                /** @description Whether successful attempts count too. Default true. */
                lock_counts_successes?: boolean | null;
                /** @description How long a lock lasts, in minutes. 1 to 1440; default 30. */
                lock_duration_minutes?: number | null;
                /** @description How long an attempt counts, in minutes. 1 to 1440; default 30. */
                lock_window_minutes?: number | null;
                /** @description After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). 1 to 43200; default 1440. */
                session_absolute_minutes?: number | null;
                /** @description After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). 1 to 1440; default 60. */
                session_idle_minutes?: number | null;
            };
        };
        UpdateProject: {
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
             * @example payments
             */
            name?: string;
            note?: string | null;
        };
        UpdateRole: {
            description?: string | null;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
             * @example Topic reader
             */
            name?: string;
            /**
             * @description The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
             * @example [
             *       "deployment.read",
             *       "deployment.logs.*"
             *     ]
             */
            permissions?: string[];
        };
        UpdateRoleAssignment: {
            expires_at?: string | null;
            reason?: string | null;
        };
        UpdateRoleMembers: {
            /**
             * @description Who is to hold the role: up to 500 ids of members and service accounts. Whoever holds it already is left as they are, also where their assignment has an end or another reason.
             * @example [
             *       "mem_01h2xcejqtf2nbrexx3vqjhp41"
             *     ]
             */
            add?: string[];
            reason?: string | null;
            /**
             * @description Who is to hold it no longer: up to 500 ids, none of which is in `add`. Whoever does not hold it, or is gone, is passed over.
             * @example [
             *       "mem_01h2xcejqtf2nbrexx3vqjhp41"
             *     ]
             */
            remove?: string[];
        };
        UpdateServiceAccount: {
            allowed_addresses?: string[] | null;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
             * @example deploy-pipeline
             */
            name?: string;
            note?: string | null;
        };
        UpdateSsoConnection: {
            /**
             * @description The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
             * @example [
             *       "example.com"
             *     ]
             */
            allowed_domains?: string[];
            /**
             * @description The client that Roster is at the identity provider.
             * @example roster
             */
            client_id?: string;
            /**
             * @description The secret of that client. It is kept encrypted, and never answered.
             * @example the-secret-of-the-client
             */
            client_secret?: string;
            default_roles?: {
                project_id?: string | null;
                /** @description The id of a predefined or custom role. */
                role_id: string;
            }[] | null;
            group_roles?: {
                /** @description The group as the claim has it, compared exactly. */
                group: string;
                project_id?: string | null;
                /** @description The id of a predefined or custom role. */
                role_id: string;
            }[] | null;
            groups_claim?: string | null;
            id_token_algorithm?: ("RS256" | "PS256" | "ES256" | "EdDSA") | null;
            /**
             * @description The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
             * @example https://login.example.com
             */
            issuer?: string;
            /**
             * @description The name on the button of the sign-in page: 1 to 100 characters, unique.
             * @example Example Login
             */
            name?: string;
            status?: ("enabled" | "disabled") | null;
        };
        UpdateWorkloadIdentity: {
            /**
             * @description What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
             * @example https://roster.example.com
             */
            audience?: string;
            claims?: {
                [key: string]: string;
            } | null;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case.
             * @example Deployments of acme/platform
             */
            name?: string;
            note?: string | null;
            status?: ("enabled" | "disabled") | null;
            /**
             * @description What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
             * @example repo:acme/platform:ref:refs/heads/main
             */
            subject_pattern?: string;
            token_lifetime_minutes?: number | null;
        };
        WorkloadIdentity: {
            /**
             * @description What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
             * @example https://roster.example.com
             */
            audience: string;
            claims: {
                [key: string]: string;
            } | null;
            created_at: string | null;
            /** @description The id: `wi_` and 26 characters. It never changes and is never used again. */
            id: string;
            /**
             * @description Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer.
             * @example https://token.actions.githubusercontent.com
             */
            issuer: string;
            /**
             * Format: date-time
             * @description When a token was last exchanged for it; up to a minute behind. Null: never.
             */
            last_used_at: string | null;
            /**
             * @description The name: 1 to 100 characters, unique in the environment without regard to case.
             * @example Deployments of acme/platform
             */
            name: string;
            note: string | null;
            /** @description The id of the service account that programs act as. It cannot be changed. */
            service_account_id: string;
            status: ("enabled" | "disabled") | null;
            /**
             * @description What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
             * @example repo:acme/platform:ref:refs/heads/main
             */
            subject_pattern: string;
            token_lifetime_minutes: number | null;
        };
    };
    responses: {
        /** @description What went wrong. */
        Problem: {
            headers: {
                /** @description Where it is known who asks. The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                "X-Roster-Revision"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
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
    read_authzen_configuration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the decision point is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthzenConfiguration"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    evaluate_access: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluateAccess"];
            };
        };
        responses: {
            /** @description May a subject do this on a resource? */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        context: {
                            freshness: components["schemas"]["Freshness"];
                            /** @description What allows it, in each project that was asked about. */
                            granted_by?: components["schemas"]["Grant"][];
                            /** @description The same for people. */
                            message: string;
                            /** @description What is not held, and where; null: in the whole environment. */
                            missing?: {
                                permission: string;
                                project_id: string | null;
                            };
                            /**
                             * @description Stable, for programs.
                             * @enum {string}
                             */
                            reason: "granted" | "unknown_principal" | "principal_not_active" | "assignment_expired" | "other_scope" | "not_granted" | "unknown_permission" | "unknown_project" | "unknown_resource" | "destination_missing";
                            /** @description What has ended, or counts in another scope. */
                            role_assignment?: {
                                /**
                                 * Format: date-time
                                 * @description The assignment counts before this time and no longer at it; null: it has no end.
                                 * @example 2027-01-31T18:00:00Z
                                 */
                                expires_at: string | null;
                                /**
                                 * @description Where it was assigned; null: in the whole environment.
                                 * @example prj_01h2xcejqtf2nbrexx3vqjhp41
                                 */
                                project_id: string | null;
                                /**
                                 * @description The id of the role assignment.
                                 * @example ra_01h2xcejqtf2nbrexx3vqjhp41
                                 */
                                role_assignment_id: string;
                                /**
                                 * @description The role that it gives.
                                 * @example project_user
                                 */
                                role_id: string;
                                /**
                                 * @description The name of that role.
                                 * @example Project User
                                 */
                                role_name: string;
                            };
                            /** @description The role that would give it and least beside it, and where to assign it. */
                            smallest_role?: {
                                project_id: string | null;
                                role_id: string;
                                role_name: string;
                            };
                            /**
                             * @description Of a subject that is not active.
                             * @enum {string}
                             */
                            status?: "pending" | "active" | "disabled";
                        };
                        decision: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    evaluate_accesses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluateAccesses"];
            };
        };
        responses: {
            /** @description Many questions at once */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        context: {
                            freshness: components["schemas"]["Freshness"];
                        };
                        /** @description In the order of the questions. */
                        evaluations: {
                            context: {
                                /** @description What allows it, in each project that was asked about. */
                                granted_by?: components["schemas"]["Grant"][];
                                /** @description The same for people. */
                                message: string;
                                /** @description What is not held, and where; null: in the whole environment. */
                                missing?: {
                                    permission: string;
                                    project_id: string | null;
                                };
                                /**
                                 * @description Stable, for programs.
                                 * @enum {string}
                                 */
                                reason: "granted" | "unknown_principal" | "principal_not_active" | "assignment_expired" | "other_scope" | "not_granted" | "unknown_permission" | "unknown_project" | "unknown_resource" | "destination_missing";
                                /** @description What has ended, or counts in another scope. */
                                role_assignment?: {
                                    /**
                                     * Format: date-time
                                     * @description The assignment counts before this time and no longer at it; null: it has no end.
                                     * @example 2027-01-31T18:00:00Z
                                     */
                                    expires_at: string | null;
                                    /**
                                     * @description Where it was assigned; null: in the whole environment.
                                     * @example prj_01h2xcejqtf2nbrexx3vqjhp41
                                     */
                                    project_id: string | null;
                                    /**
                                     * @description The id of the role assignment.
                                     * @example ra_01h2xcejqtf2nbrexx3vqjhp41
                                     */
                                    role_assignment_id: string;
                                    /**
                                     * @description The role that it gives.
                                     * @example project_user
                                     */
                                    role_id: string;
                                    /**
                                     * @description The name of that role.
                                     * @example Project User
                                     */
                                    role_name: string;
                                };
                                /** @description The role that would give it and least beside it, and where to assign it. */
                                smallest_role?: {
                                    project_id: string | null;
                                    role_id: string;
                                    role_name: string;
                                };
                                /**
                                 * @description Of a subject that is not active.
                                 * @enum {string}
                                 */
                                status?: "pending" | "active" | "disabled";
                            } | {
                                /** @description Why it was not evaluated. */
                                error: {
                                    message: string;
                                    status: number;
                                };
                            };
                            decision: boolean;
                        }[];
                    } | {
                        context: {
                            freshness: components["schemas"]["Freshness"];
                            /** @description What allows it, in each project that was asked about. */
                            granted_by?: components["schemas"]["Grant"][];
                            /** @description The same for people. */
                            message: string;
                            /** @description What is not held, and where; null: in the whole environment. */
                            missing?: {
                                permission: string;
                                project_id: string | null;
                            };
                            /**
                             * @description Stable, for programs.
                             * @enum {string}
                             */
                            reason: "granted" | "unknown_principal" | "principal_not_active" | "assignment_expired" | "other_scope" | "not_granted" | "unknown_permission" | "unknown_project" | "unknown_resource" | "destination_missing";
                            /** @description What has ended, or counts in another scope. */
                            role_assignment?: {
                                /**
                                 * Format: date-time
                                 * @description The assignment counts before this time and no longer at it; null: it has no end.
                                 * @example 2027-01-31T18:00:00Z
                                 */
                                expires_at: string | null;
                                /**
                                 * @description Where it was assigned; null: in the whole environment.
                                 * @example prj_01h2xcejqtf2nbrexx3vqjhp41
                                 */
                                project_id: string | null;
                                /**
                                 * @description The id of the role assignment.
                                 * @example ra_01h2xcejqtf2nbrexx3vqjhp41
                                 */
                                role_assignment_id: string;
                                /**
                                 * @description The role that it gives.
                                 * @example project_user
                                 */
                                role_id: string;
                                /**
                                 * @description The name of that role.
                                 * @example Project User
                                 */
                                role_name: string;
                            };
                            /** @description The role that would give it and least beside it, and where to assign it. */
                            smallest_role?: {
                                project_id: string | null;
                                role_id: string;
                                role_name: string;
                            };
                            /**
                             * @description Of a subject that is not active.
                             * @enum {string}
                             */
                            status?: "pending" | "active" | "disabled";
                        };
                        decision: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    search_actions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchActions"];
            };
        };
        responses: {
            /** @description What may a subject do on a resource? */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        context: {
                            freshness: components["schemas"]["Freshness"];
                        };
                        page: {
                            /** @description How many are on this page. */
                            count: number;
                            /** @description Empty on the last page. */
                            next_token: string;
                        };
                        results: {
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    search_resources: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchResources"];
            };
        };
        responses: {
            /** @description On which resources may a subject do this? */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        context: {
                            freshness: components["schemas"]["Freshness"];
                        };
                        page: {
                            /** @description How many are on this page. */
                            count: number;
                            /** @description Empty on the last page. */
                            next_token: string;
                        };
                        results: {
                            id: string;
                            type: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    search_subjects: {
        parameters: {
            query?: never;
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchSubjects"];
            };
        };
        responses: {
            /** @description Who may do this on a resource? */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        context: {
                            freshness: components["schemas"]["Freshness"];
                        };
                        page: {
                            /** @description How many are on this page. */
                            count: number;
                            /** @description Empty on the last page. */
                            next_token: string;
                        };
                        results: {
                            id: string;
                            type: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_access_keys: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                service_account_id?: string;
                /** @description `active`, or `disabled` while switched off: it opens nothing then. */
                status?: "active" | "disabled";
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccessKey"][];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccessKey"];
            };
        };
        responses: {
            /** @description Create an access key */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /** @description From which address that request came. */
                        last_used_address: string | null;
                        /**
                         * Format: date-time
                         * @description When the key last signed a request; up to ten seconds behind. Null: never.
                         */
                        last_used_at: string | null;
                        note: string | null;
                        secret_access_key: string | null;
                        /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                        service_account_id: string;
                        status: ("active" | "disabled") | null;
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
            /** @description Read an access key */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessKey"];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["UpdateAccessKey"];
                "application/merge-patch+json": components["schemas"]["UpdateAccessKey"];
            };
        };
        responses: {
            /** @description Change an access key: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessKey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    disable_access_key: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Disable an access key */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessKey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enable_access_key: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Enable an access key */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessKey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rotate_access_key: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["RotateAccessKey"];
            };
        };
        responses: {
            /** @description Replace an access key, with overlap */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        expires_at: string | null;
                        /** @description The id: `ak_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /** @description From which address that request came. */
                        last_used_address: string | null;
                        /**
                         * Format: date-time
                         * @description When the key last signed a request; up to ten seconds behind. Null: never.
                         */
                        last_used_at: string | null;
                        note: string | null;
                        /** @description The key that the new one takes the place of. */
                        retired_access_key_id: string;
                        /**
                         * Format: date-time
                         * @description When that key stops, or stopped, working.
                         */
                        retired_at: string;
                        secret_access_key: string | null;
                        /** @description The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. */
                        service_account_id: string;
                        status: ("active" | "disabled") | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_activation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateActivation"];
            };
        };
        responses: {
            /** @description Activate an account with the link of an activation mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        environment_id?: string;
                        /**
                         * Format: date-time
                         * @description When the session, or the sign-in under way, ends at the latest.
                         */
                        expires_at: string;
                        member_id?: string;
                        session_id?: string;
                        /** @description The session, when signed in: send it as bearer token. It is told this once. */
                        session_token?: string;
                        /** @description Names the sign-in in the next step: for 10 minutes, once. Left out when signed in. */
                        sign_in_token?: string;
                        /**
                         * @description What comes next. Until it is `signed_in` there is no session.
                         * @enum {string}
                         */
                        status: "signed_in" | "second_factor_required" | "password_change_required";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_audit_events: {
        parameters: {
            query?: {
                /** @description As in `project.create`. */
                action?: string;
                actor_id?: string;
                actor_kind?: "member" | "service_account" | "operator" | "anonymous" | "system";
                /** @description The IP address that the request came from. */
                address?: string;
                /** @description What the client sent as `X-Roster-Change`. */
                change_reference?: string;
                /** @description What `change_reference` begins with, at least 8 characters: as in `review:sha256:`. */
                change_reference_prefix?: string;
                /** @description No events before this time. */
                from?: string;
                /** @description Which come first; default `oldest`. */
                order?: "oldest" | "newest";
                outcome?: "success" | "denied";
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                request_id?: string;
                target_id?: string;
                target_kind?: string;
                /** @description Only events before this time. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List audit events, oldest first or newest first */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEvent"][];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_audit_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an audit event */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEvent"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    export_audit_log: {
        parameters: {
            query?: {
                /** @description The first event to export; default 1. */
                from_sequence?: number;
                /** @description The last event to export; default the last there is. */
                until_sequence?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export the audit log as NDJSON */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        /** @description As in `project.create`. */
                        action: string;
                        actor_id: string;
                        /**
                         * @description `operator`: of the whole installation. `anonymous`: nobody was signed in yet, as at a sign-in that failed. `system`: Roster itself.
                         * @enum {string}
                         */
                        actor_kind: "member" | "service_account" | "operator" | "anonymous" | "system";
                        address: string | null;
                        /** @description What the client sent as `X-Roster-Change`. */
                        change_reference: string | null;
                        /** @description JSON, as text: exactly what was hashed. */
                        details: string;
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
                    } | {
                        from_sequence: number;
                        head: components["schemas"]["AuditLogHead"];
                        until_sequence: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_audit_log_head: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the end of the audit log */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogHead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verify_audit_log: {
        parameters: {
            query?: {
                /** @description The `hash` of that head. */
                head_hash?: string;
                /** @description The `sequence` of an earlier head. */
                head_sequence?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verify the chain of the audit log */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many events were verified. */
                        events: number;
                        head: components["schemas"]["AuditLogHead"];
                        ok: boolean;
                        /** @description What is wrong there. */
                        reason: string | null;
                        /** @description The place of what is wrong. */
                        sequence: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    send_batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendBatch"];
            };
        };
        responses: {
            /** @description Send many changes at once */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One for each request, in their order. */
                        responses: {
                            /** @description The answer, the problem (RFC 9457) where it is refused, or null for none. */
                            body: unknown;
                            /**
                             * @description The headers that it would have alone, by their names in small letters. `x-request-id` is the id of the whole request, a full stop and the place in it from 0: it finds the change in the audit log.
                             * @example {
                             *       "x-request-id": "req_01h2xcejqtf2nbrexx3vqjhp41.0",
                             *       "etag": "\"1\""
                             *     }
                             */
                            headers: {
                                [key: string]: string;
                            };
                            /**
                             * @description The HTTP status that the request would have alone.
                             * @example 201
                             */
                            status: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_caller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read who is asking */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caller"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_own_environment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the environment of the caller */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_own_environment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOwnEnvironment"];
                "application/merge-patch+json": components["schemas"]["UpdateOwnEnvironment"];
            };
        };
        responses: {
            /** @description Change the name and the settings of the environment of the caller */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    hand_over_own_environment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverEnvironment"];
            };
        };
        responses: {
            /** @description Hand root over to another member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_environments: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description The name in the login URL: 3 to 40 characters, unique among the environments of the installation. With it the login URL moves. */
                slug?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List environments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Environment"][];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_environment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEnvironment"];
            };
        };
        responses: {
            /** @description Create an environment */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /**
                         * @description Which document's predefined roles and permissions the environment uses.
                         * @example emqx-platform-3
                         * @enum {string}
                         */
                        edition: "emqx-cloud" | "emqx-platform-1" | "emqx-platform-2" | "emqx-platform-3" | "automq-cloud";
                        /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        /** @description Where the sign-in is by `initial_password`, and in this answer alone; null in a dry run. */
                        initial_password: string | null;
                        login_url: string | null;
                        /**
                         * @description The name, for people: 1 to 100 characters.
                         * @example Acme Messaging
                         */
                        name: string;
                        root_member_id: string | null;
                        /** @description The user name of the root member. */
                        root_username: string | null;
                        /** @description All settings, as they are in force. */
                        settings: {
                            /**
                             * @description How many live access keys a service account may have. 1 to 100; default 5.
                             * @default 5
                             */
                            access_keys_per_account: number;
                            /**
                             * @description How many sign-in attempts are evaluated within the window; one more locks the member. 1 to 100; default 5.
                             * @default 5
                             */
                            lock_attempts: number;
                            /**
                             * @description Whether successful attempts count too. Default true.
                             * @default true
                             */
                            lock_counts_successes: boolean;
                            /**
                             * @description How long a lock lasts, in minutes. 1 to 1440; default 30.
                             * @default 30
                             */
                            lock_duration_minutes: number;
                            /**
                             * @description How long an attempt counts, in minutes. 1 to 1440; default 30.
                             * @default 30
                             */
                            lock_window_minutes: number;
                            /**
                             * @description After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). 1 to 43200; default 1440.
                             * @default 1440
                             */
                            session_absolute_minutes: number;
                            /**
                             * @description After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). 1 to 1440; default 60.
                             * @default 60
                             */
                            session_idle_minutes: number;
                        };
                        /**
                         * @description The name in the login URL: 3 to 40 characters, unique among the environments of the installation. With it the login URL moves.
                         * @example acme
                         */
                        slug: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_environment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an environment */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_environment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete an environment and everything in it, for good */
            200: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many of each went along. */
                        deleted: {
                            access_keys: number;
                            members: number;
                            projects: number;
                            role_assignments: number;
                            roles: number;
                            service_accounts: number;
                            sso_connections: number;
                            workload_identities: number;
                        };
                        /** Format: date-time */
                        deleted_at: string;
                        id: string;
                        /** @description Free for another environment from here on. */
                        slug: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_environment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEnvironment"];
                "application/merge-patch+json": components["schemas"]["UpdateEnvironment"];
            };
        };
        responses: {
            /** @description Change an environment: fields left out stay */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string | null;
                        /**
                         * @description Which document's predefined roles and permissions the environment uses.
                         * @example emqx-platform-3
                         * @enum {string}
                         */
                        edition: "emqx-cloud" | "emqx-platform-1" | "emqx-platform-2" | "emqx-platform-3" | "automq-cloud";
                        /** @description What the change of edition means for whom; null where the edition stays. */
                        edition_change: {
                            from: string;
                            /** @description Ended, because the principal holds the same role in the same scope at least as long. */
                            merged_role_assignments: string[];
                            /** @description The first 1000 of them. */
                            principals: {
                                gained: {
                                    permission: string;
                                    /** @description Null: in the whole environment. */
                                    project_id: string | null;
                                }[];
                                /** @enum {string} */
                                kind: "member" | "service_account";
                                lost: {
                                    permission: string;
                                    /** @description Null: in the whole environment. */
                                    project_id: string | null;
                                }[];
                                /** @description The e-mail address of a member, the name of a service account. */
                                name: string;
                                principal_id: string;
                            }[];
                            /** @description How many principals gain or lose something. */
                            principals_total: number;
                            /** @description The predefined roles that the new edition lacks. */
                            roles_without_counterpart: {
                                mapped_to: string | null;
                                name: string;
                                role_assignments: number;
                                role_id: string;
                            }[];
                            to: string;
                        } | null;
                        /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
                        id: string;
                        login_url: string | null;
                        /**
                         * @description The name, for people: 1 to 100 characters.
                         * @example Acme Messaging
                         */
                        name: string;
                        root_member_id: string | null;
                        /** @description All settings, as they are in force. */
                        settings: {
                            /**
                             * @description How many live access keys a service account may have. 1 to 100; default 5.
                             * @default 5
                             */
                            access_keys_per_account: number;
                            /**
                             * @description How many sign-in attempts are evaluated within the window; one more locks the member. 1 to 100; default 5.
                             * @default 5
                             */
                            lock_attempts: number;
                            /**
                             * @description Whether successful attempts count too. Default true.
                             * @default true
                             */
                            lock_counts_successes: boolean;
                            /**
                             * @description How long a lock lasts, in minutes. 1 to 1440; default 30.
                             * @default 30
                             */
                            lock_duration_minutes: number;
                            /**
                             * @description How long an attempt counts, in minutes. 1 to 1440; default 30.
                             * @default 30
                             */
                            lock_window_minutes: number;
                            /**
                             * @description After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). 1 to 43200; default 1440.
                             * @default 1440
                             */
                            session_absolute_minutes: number;
                            /**
                             * @description After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). 1 to 1440; default 60.
                             * @default 60
                             */
                            session_idle_minutes: number;
                        };
                        /**
                         * @description The name in the login URL: 3 to 40 characters, unique among the environments of the installation. With it the login URL moves.
                         * @example acme
                         */
                        slug: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    hand_over_environment: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverEnvironment"];
            };
        };
        responses: {
            /** @description Hand root over to another member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recover_root: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `env_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let a root member in again who cannot get in */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdempotencyKey"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMember"];
            };
        };
        responses: {
            /** @description Create a member */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        activation_expires_at: string | null;
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
                        /**
                         * Format: date-time
                         * @description When the member last signed in.
                         */
                        last_sign_in_at: string | null;
                        /**
                         * Format: date-time
                         * @description Until when sign-ins are refused after too many attempts; null when they are not.
                         */
                        locked_until: string | null;
                        login_url: string | null;
                        /** @description Whether the member must choose a new password at the next sign-in. */
                        must_change_password: boolean;
                        note: string | null;
                        root: boolean | null;
                        status: ("pending" | "active" | "disabled") | null;
                        two_factor: boolean | null;
                        username: string | null;
                        /** @description What to think of: a member without any role assignment sees nothing. */
                        warnings: {
                            /**
                             * @description Stable, for programs.
                             * @enum {string}
                             */
                            code: "no_projects" | "no_roles";
                            message: string;
                        }[];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["UpdateMember"];
                "application/merge-patch+json": components["schemas"]["UpdateMember"];
            };
        };
        responses: {
            /** @description Change a member: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_member_access: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description Only where this permission is held. */
                permission?: string;
                /** @description Only what is held in this project, also when all of it comes from assignments in the whole environment. */
                project_id?: string;
            };
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path: {
                /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what a member may do, and through what */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freshness: components["schemas"]["Freshness"];
                        items: {
                            /**
                             * @description Every permission that is held there, by whichever assignment, sorted: ids of the environment's edition.
                             * @example [
                             *       "deployment.list",
                             *       "deployment.read"
                             *     ]
                             */
                            permissions: string[];
                            /**
                             * @description Where; null: in the whole environment, and so in every project.
                             * @example prj_01h2xcejqtf2nbrexx3vqjhp41
                             */
                            project_id: string | null;
                            /**
                             * @description The name of that project.
                             * @example payments
                             */
                            project_name: string | null;
                            /** @description The assignments that count there: its own, and those in the whole environment. */
                            role_assignments: components["schemas"]["Grant"][];
                        }[];
                        /**
                         * @description Whether it is a person or a program.
                         * @example member
                         * @enum {string}
                         */
                        kind: "member" | "service_account";
                        /**
                         * @description The e-mail address of a member, the name of a service account.
                         * @example jane@example.com
                         */
                        name: string;
                        /** @description Empty on the last page. */
                        next_page_token: string;
                        /**
                         * @description The member or service account.
                         * @example mem_01h2xcejqtf2nbrexx3vqjhp41
                         */
                        principal_id: string;
                        /**
                         * @description Only who is `active` may do anything: for others there are no items.
                         * @example active
                         * @enum {string}
                         */
                        status: "pending" | "active" | "disabled";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    disable_member: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Disable a member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enable_member: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Enable a disabled member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    end_member_sessions: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description End all sessions of a member */
            200: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many they were. */
                        ended_sessions: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove_member_two_factor: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Remove the second factor of another member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resend_member_activation: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Send a pending member a new activation mail */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reset_member_password: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["ResetMemberPassword"];
            };
        };
        responses: {
            /** @description Set the password of another member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_member_sessions: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
            };
            header?: never;
            path: {
                /** @description The id: `mem_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the sessions of a member */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Where the sign-in came from. */
                            address: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Whether this request was sent with it. */
                            current: boolean;
                            /**
                             * Format: date-time
                             * @description When it ends, used or not.
                             */
                            expires_at: string;
                            id: string;
                            /**
                             * Format: date-time
                             * @description When it ends unless it is used before.
                             */
                            idle_expires_at: string;
                            /**
                             * Format: date-time
                             * @description Give or take half a minute.
                             */
                            last_used_at: string;
                            /** @description What the client said that it is. */
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
    unlock_member: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Lift the lock of a member */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_oauth_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CreateOauthToken"];
            };
        };
        responses: {
            /** @description Exchange a token of another issuer for one of Roster */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The bearer token: `rxt_…`. It is told this once. */
                        access_token: string;
                        /** @description How long it works, in seconds. */
                        expires_in: number;
                        /** @constant */
                        issued_token_type: "urn:ietf:params:oauth:token-type:access_token";
                        /** @constant */
                        token_type: "Bearer";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    change_own_password: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOwnPassword"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    list_permissions: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description Only what this predefined role grants. What a custom role grants is its `effective_permissions`. */
                role_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List permissions */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Whether it is about two projects, and needed in both: what is moved comes into another. */
                            has_destination: boolean;
                            /**
                             * @description Never renamed or used again.
                             * @example deployment.read
                             */
                            id: string;
                            /** @description What the edition's document calls it: the labels of the rows that grant it. */
                            labels: string[];
                            /**
                             * @description The predefined roles that grant it.
                             * @example [
                             *       "administrator"
                             *     ]
                             */
                            role_ids: string[];
                            /** @description How the predefined roles that grant it are assigned: in the whole environment, project by project, or some in the one way and some in the other. Custom roles of either kind may have it. */
                            scope_kinds: ("environment" | "project")[];
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Project"][];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProject"];
            };
        };
        responses: {
            /** @description Create a project */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Delete a project */
            200: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Who lost what: the role assignments in the project that still counted. */
                        ended_role_assignments: {
                            id: string;
                            /** @description The member's e-mail, or the service account's name. Null for who may neither list members nor manage those of the project. */
                            principal: string | null;
                            principal_id: string;
                            role_id: string;
                        }[];
                    };
                };
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["UpdateProject"];
                "application/merge-patch+json": components["schemas"]["UpdateProject"];
            };
        };
        responses: {
            /** @description Change a project: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_project_access: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
            };
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path: {
                /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who may do what in a project, and through what */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freshness: components["schemas"]["Freshness"];
                        items: {
                            /**
                             * @description Whether it is a person or a program.
                             * @example member
                             * @enum {string}
                             */
                            kind: "member" | "service_account";
                            /**
                             * @description The e-mail address of a member, the name of a service account.
                             * @example jane@example.com
                             */
                            name: string;
                            /**
                             * @description Every permission that is held there, by whichever assignment, sorted: ids of the environment's edition.
                             * @example [
                             *       "deployment.list",
                             *       "deployment.read"
                             *     ]
                             */
                            permissions: string[];
                            /**
                             * @description The member or service account.
                             * @example mem_01h2xcejqtf2nbrexx3vqjhp41
                             */
                            principal_id: string;
                            /** @description The assignments that count there: its own, and those in the whole environment. */
                            role_assignments: components["schemas"]["Grant"][];
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_project_members: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
            };
            header?: never;
            path: {
                /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who holds a role in a project */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Null for a service account. */
                            email: string | null;
                            /** @description The id of the member or service account. */
                            id: string;
                            /** @enum {string} */
                            kind: "member" | "service_account";
                            /** @description The member's display name, if there is one, or the service account's name. */
                            name: string | null;
                            role_assignments: {
                                /** Format: date-time */
                                expires_at: string | null;
                                id: string;
                                role_id: string;
                            }[];
                            /** @enum {string} */
                            status: "pending" | "active";
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_role_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                id: string;
                /** @description A role of scope kind `project`: a predefined one, or the id of a custom role. */
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read who holds a role in a project */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleMembers"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    update_role_members: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `prj_` and 26 characters. It never changes and is never used again. */
                id: string;
                /** @description A role of scope kind `project`: a predefined one, or the id of a custom role. */
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRoleMembers"];
                "application/merge-patch+json": components["schemas"]["UpdateRoleMembers"];
            };
        };
        responses: {
            /** @description Add and remove who holds a role in a project */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleMembers"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RoleAssignment"][];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRoleAssignment"];
            };
        };
        responses: {
            /** @description The principal holds the role in this scope already, with this end and reason: nothing was changed. */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
            /** @description Create a role assignment */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["UpdateRoleAssignment"];
                "application/merge-patch+json": components["schemas"]["UpdateRoleAssignment"];
            };
        };
        responses: {
            /** @description Change a role assignment: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Role"][];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRole"];
            };
        };
        responses: {
            /** @description Create a role */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["UpdateRole"];
                "application/merge-patch+json": components["schemas"]["UpdateRole"];
            };
        };
        responses: {
            /** @description Change a role: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The members and service accounts whom the change gives or takes something: those who hold the role by an assignment that has not ended, each counted once, also while pending or disabled. Who has a permission through another role in the same scope neither gains nor loses it. */
                        affected_principals: {
                            /** @description How many gain a permission in some scope. */
                            gain: number;
                            /** @description The permissions that the role grants from now on. */
                            gained_permissions: string[];
                            /** @description How many lose a permission in some scope. */
                            lose: number;
                            /** @description The permissions that the role grants no longer. */
                            lost_permissions: string[];
                        };
                        created_at: string | null;
                        description: string | null;
                        effective_permissions: string[] | null;
                        /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                        id: string;
                        /**
                         * @description The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
                         * @example Topic reader
                         */
                        name: string;
                        /**
                         * @description The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
                         * @example [
                         *       "deployment.read",
                         *       "deployment.logs.*"
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
    list_role_access: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
            };
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path: {
                /** @description The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who holds a role, and where */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freshness: components["schemas"]["Freshness"];
                        items: {
                            /**
                             * Format: date-time
                             * @description The assignment counts before this time and no longer at it; null: it has no end.
                             * @example 2027-01-31T18:00:00Z
                             */
                            expires_at: string | null;
                            /**
                             * @description Whether it is a person or a program.
                             * @example member
                             * @enum {string}
                             */
                            kind: "member" | "service_account";
                            /**
                             * @description The e-mail address of a member, the name of a service account.
                             * @example jane@example.com
                             */
                            name: string;
                            /**
                             * @description The member or service account.
                             * @example mem_01h2xcejqtf2nbrexx3vqjhp41
                             */
                            principal_id: string;
                            /**
                             * @description Where it was assigned; null: in the whole environment.
                             * @example prj_01h2xcejqtf2nbrexx3vqjhp41
                             */
                            project_id: string | null;
                            /**
                             * @description The name of that project.
                             * @example payments
                             */
                            project_name: string | null;
                            /**
                             * @description The id of the role assignment.
                             * @example ra_01h2xcejqtf2nbrexx3vqjhp41
                             */
                            role_assignment_id: string;
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
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
                /** @description `active`, or `disabled` while switched off: its keys open nothing then. */
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ServiceAccount"][];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateServiceAccount"];
            };
        };
        responses: {
            /** @description Create a service account */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
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
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
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
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
                "application/json": components["schemas"]["UpdateServiceAccount"];
                "application/merge-patch+json": components["schemas"]["UpdateServiceAccount"];
            };
        };
        responses: {
            /** @description Change a service account: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_service_account_access: {
        parameters: {
            query?: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description Only where this permission is held. */
                permission?: string;
                /** @description Only what is held in this project, also when all of it comes from assignments in the whole environment. */
                project_id?: string;
            };
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path: {
                /** @description The id: `sa_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what a service account may do, and through what */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freshness: components["schemas"]["Freshness"];
                        items: {
                            /**
                             * @description Every permission that is held there, by whichever assignment, sorted: ids of the environment's edition.
                             * @example [
                             *       "deployment.list",
                             *       "deployment.read"
                             *     ]
                             */
                            permissions: string[];
                            /**
                             * @description Where; null: in the whole environment, and so in every project.
                             * @example prj_01h2xcejqtf2nbrexx3vqjhp41
                             */
                            project_id: string | null;
                            /**
                             * @description The name of that project.
                             * @example payments
                             */
                            project_name: string | null;
                            /** @description The assignments that count there: its own, and those in the whole environment. */
                            role_assignments: components["schemas"]["Grant"][];
                        }[];
                        /**
                         * @description Whether it is a person or a program.
                         * @example member
                         * @enum {string}
                         */
                        kind: "member" | "service_account";
                        /**
                         * @description The e-mail address of a member, the name of a service account.
                         * @example jane@example.com
                         */
                        name: string;
                        /** @description Empty on the last page. */
                        next_page_token: string;
                        /**
                         * @description The member or service account.
                         * @example mem_01h2xcejqtf2nbrexx3vqjhp41
                         */
                        principal_id: string;
                        /**
                         * @description Only who is `active` may do anything: for others there are no items.
                         * @example active
                         * @enum {string}
                         */
                        status: "pending" | "active" | "disabled";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    disable_service_account: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Disable a service account */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enable_service_account: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
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
            /** @description Enable a service account */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_sessions: {
        parameters: {
            query?: {
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
            /** @description List your sessions */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Where the sign-in came from. */
                            address: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Whether this request was sent with it. */
                            current: boolean;
                            /**
                             * Format: date-time
                             * @description When it ends, used or not.
                             */
                            expires_at: string;
                            id: string;
                            /**
                             * Format: date-time
                             * @description When it ends unless it is used before.
                             */
                            idle_expires_at: string;
                            /**
                             * Format: date-time
                             * @description Give or take half a minute.
                             */
                            last_used_at: string;
                            /** @description What the client said that it is. */
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
    delete_session: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    sign_out_session: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    begin_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSignIn"];
            };
        };
        responses: {
            /** @description Sign in as a member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        environment_id?: string;
                        /**
                         * Format: date-time
                         * @description When the session, or the sign-in under way, ends at the latest.
                         */
                        expires_at: string;
                        member_id?: string;
                        session_id?: string;
                        /** @description The session, when signed in: send it as bearer token. It is told this once. */
                        session_token?: string;
                        /** @description Names the sign-in in the next step: for 10 minutes, once. Left out when signed in. */
                        sign_in_token?: string;
                        /**
                         * @description What comes next. Until it is `signed_in` there is no session.
                         * @enum {string}
                         */
                        status: "signed_in" | "second_factor_required" | "password_change_required";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    give_new_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveNewPassword"];
            };
        };
        responses: {
            /** @description End a sign-in: a password of your own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        environment_id?: string;
                        /**
                         * Format: date-time
                         * @description When the session, or the sign-in under way, ends at the latest.
                         */
                        expires_at: string;
                        member_id?: string;
                        session_id?: string;
                        /** @description The session, when signed in: send it as bearer token. It is told this once. */
                        session_token?: string;
                        /** @description Names the sign-in in the next step: for 10 minutes, once. Left out when signed in. */
                        sign_in_token?: string;
                        /**
                         * @description What comes next. Until it is `signed_in` there is no session.
                         * @enum {string}
                         */
                        status: "signed_in" | "second_factor_required" | "password_change_required";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    give_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveSecondFactor"];
            };
        };
        responses: {
            /** @description Go on with a sign-in: a code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        environment_id?: string;
                        /**
                         * Format: date-time
                         * @description When the session, or the sign-in under way, ends at the latest.
                         */
                        expires_at: string;
                        member_id?: string;
                        session_id?: string;
                        /** @description The session, when signed in: send it as bearer token. It is told this once. */
                        session_token?: string;
                        /** @description Names the sign-in in the next step: for 10 minutes, once. Left out when signed in. */
                        sign_in_token?: string;
                        /**
                         * @description What comes next. Until it is `signed_in` there is no session.
                         * @enum {string}
                         */
                        status: "signed_in" | "second_factor_required" | "password_change_required";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_sso_connections: {
        parameters: {
            query?: {
                /** @description The name on the button of the sign-in page: 1 to 100 characters, unique. */
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
            /** @description List SSO connections */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SsoConnection"][];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_sso_connection: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSsoConnection"];
            };
        };
        responses: {
            /** @description Create an SSO connection */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoConnection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_sso_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `sso_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an SSO connection */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoConnection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_sso_connection: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `sso_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_sso_connection: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `sso_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSsoConnection"];
                "application/merge-patch+json": components["schemas"]["UpdateSsoConnection"];
            };
        };
        responses: {
            /** @description Change an SSO connection: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoConnection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_two_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read your two-factor authentication */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoFactor"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirm_two_factor: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTwoFactor"];
            };
        };
        responses: {
            /** @description Turn two-factor authentication on */
            200: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether sign-ins take a code. */
                        enabled: boolean;
                        /** @description Whether the next sign-in asks for a new password, as after turning two-factor authentication off with a password of fewer than 15 characters. */
                        password_change_required: boolean;
                        /** @description Ten codes that each stand in for the authenticator once. They are shown now and never again; null in a dry run. */
                        recovery_codes: string[] | null;
                        /** @description How many recovery codes are not used yet. */
                        recovery_codes_left: number;
                        /** Format: date-time */
                        since: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enrol_two_factor: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolTwoFactor"];
            };
        };
        responses: {
            /** @description Begin to use an authenticator app */
            200: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether sign-ins take a code. */
                        enabled: boolean;
                        /** @description The seed for apps that take an address; null in a dry run. */
                        otpauth_uri: string | null;
                        /** @description Whether the next sign-in asks for a new password, as after turning two-factor authentication off with a password of fewer than 15 characters. */
                        password_change_required: boolean;
                        /** @description The same as a QR code: an SVG image; null in a dry run. */
                        qr_svg: string | null;
                        /** @description How many recovery codes are not used yet. */
                        recovery_codes_left: number;
                        /** @description The seed in base32, to type into the app; null in a dry run. */
                        secret: string | null;
                        /** Format: date-time */
                        since: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    renew_two_factor_recovery_codes: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewTwoFactorRecoveryCodes"];
            };
        };
        responses: {
            /** @description Make new recovery codes */
            200: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether sign-ins take a code. */
                        enabled: boolean;
                        /** @description Whether the next sign-in asks for a new password, as after turning two-factor authentication off with a password of fewer than 15 characters. */
                        password_change_required: boolean;
                        /** @description Ten codes that each stand in for the authenticator once. They are shown now and never again; null in a dry run. */
                        recovery_codes: string[] | null;
                        /** @description How many recovery codes are not used yet. */
                        recovery_codes_left: number;
                        /** Format: date-time */
                        since: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remove_two_factor: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveTwoFactor"];
            };
        };
        responses: {
            /** @description Turn two-factor authentication off */
            200: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoFactor"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_permission_holders: {
        parameters: {
            query: {
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description The permission in question. */
                permission: string;
                /** @description Who holds it in this project; left out: who holds it in the whole environment, and so in every project. */
                project_id?: string;
            };
            header?: {
                /** @description The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is. */
                "X-Roster-Revision"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who holds a permission, and through what */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freshness: components["schemas"]["Freshness"];
                        items: {
                            /**
                             * @description Whether it is a person or a program.
                             * @example member
                             * @enum {string}
                             */
                            kind: "member" | "service_account";
                            /**
                             * @description The e-mail address of a member, the name of a service account.
                             * @example jane@example.com
                             */
                            name: string;
                            /**
                             * @description The member or service account.
                             * @example mem_01h2xcejqtf2nbrexx3vqjhp41
                             */
                            principal_id: string;
                            /** @description Those that give the permission there; any one of them would do. */
                            role_assignments: components["schemas"]["Grant"][];
                        }[];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    list_workload_identities: {
        parameters: {
            query?: {
                /** @description The name: 1 to 100 characters, unique in the environment without regard to case. */
                name?: string;
                /** @description How many items at most: 1 to 1000 (more is taken as 1000); 100 when left out. */
                page_size?: number;
                /** @description The `next_page_token` of the page before, with the same filters. */
                page_token?: string;
                /** @description The id of the service account that programs act as. It cannot be changed. */
                service_account_id?: string;
                /** @description `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good. */
                status?: "enabled" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List workload identities */
            200: {
                headers: {
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkloadIdentity"][];
                        /** @description Empty on the last page. */
                        next_page_token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    create_workload_identity: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkloadIdentity"];
            };
        };
        responses: {
            /** @description Create a workload identity */
            201: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadIdentity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    read_workload_identity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id: `wi_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a workload identity */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadIdentity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_workload_identity: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `wi_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    update_workload_identity: {
        parameters: {
            query?: {
                /** @description With `true` the answer is that of the real call and nothing is written. */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description The ETag that the change is meant for; 412 if the object has another one by now. */
                "If-Match"?: string;
                /** @description Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it. */
                "X-Roster-Change"?: string;
            };
            path: {
                /** @description The id: `wi_` and 26 characters. It never changes and is never used again. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWorkloadIdentity"];
                "application/merge-patch+json": components["schemas"]["UpdateWorkloadIdentity"];
            };
        };
        responses: {
            /** @description Change a workload identity: fields left out stay, null unsets */
            200: {
                headers: {
                    /** @description The version of the object. */
                    ETag?: string;
                    /** @description The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before. */
                    "X-Roster-Revision"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkloadIdentity"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
