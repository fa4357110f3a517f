import type { OpenCall } from '../context.ts';
import type { Operation } from '../http/operation.ts';
import { evaluate, evaluateMany } from './evaluate.ts';
import {
  actionSearchAnswer,
  actionSearchBody,
  configurationAnswer,
  decisionAnswer,
  entitySearchAnswer,
  evaluationBody,
  evaluationsAnswer,
  evaluationsBody,
  resourceSearchBody,
  subjectSearchBody,
} from './schemas.ts';
import { searchActions, searchResources, searchSubjects } from './search.ts';

const paths = {
  evaluation: '/access/v1/evaluation',
  evaluations: '/access/v1/evaluations',
  subject: '/access/v1/search/subject',
  resource: '/access/v1/search/resource',
  action: '/access/v1/search/action',
} as const;

const about =
  'OpenID AuthZEN Authorization API 1.0. Who asks about themselves takes no permission; about others it takes the permission in the scope that is asked about.';

const question = {
  method: 'post',
  tag: 'decision',
  permission: 'member.list',
  guard: 'question',
  readOnly: true,
  badRequest: true,
  answersFrom: 'snapshot',
  status: 200,
} as const;

const configuration = async ({ context }: OpenCall) => {
  const base = context.publicUrl();
  return {
    status: 200 as const,
    body: {
      policy_decision_point: base,
      access_evaluation_endpoint: `${base}${paths.evaluation}`,
      access_evaluations_endpoint: `${base}${paths.evaluations}`,
      search_subject_endpoint: `${base}${paths.subject}`,
      search_resource_endpoint: `${base}${paths.resource}`,
      search_action_endpoint: `${base}${paths.action}`,
    },
  };
};

/** The decision point, for other services of the platform. */
export const decisionOperations: readonly Operation[] = [
  {
    ...question,
    id: 'evaluate_access',
    path: paths.evaluation,
    summary: 'May a subject do this on a resource?',
    description: `${about} A denial is an answer: 200 with \`decision: false\`. \`context\` says why.`,
    body: evaluationBody,
    answer: decisionAnswer,
    handle: evaluate,
  },
  {
    ...question,
    id: 'evaluate_accesses',
    path: paths.evaluations,
    summary: 'Many questions at once',
    description: `${about} A question that is incomplete is denied, with the error in its context; the others are answered.`,
    body: evaluationsBody,
    answer: evaluationsAnswer,
    handle: evaluateMany,
  },
  {
    ...question,
    id: 'search_subjects',
    path: paths.subject,
    summary: 'Who may do this on a resource?',
    description: about,
    body: subjectSearchBody,
    answer: entitySearchAnswer,
    handle: searchSubjects,
  },
  {
    ...question,
    id: 'search_resources',
    path: paths.resource,
    summary: 'On which resources may a subject do this?',
    description: `${about} About others it takes the permission in the environment.`,
    body: resourceSearchBody,
    answer: entitySearchAnswer,
    handle: searchResources,
  },
  {
    ...question,
    id: 'search_actions',
    path: paths.action,
    summary: 'What may a subject do on a resource?',
    description: `${about} \`deployment.move\` is left out: it depends on where to.`,
    body: actionSearchBody,
    answer: actionSearchAnswer,
    handle: searchActions,
  },
  {
    id: 'read_authzen_configuration',
    method: 'get',
    path: '/.well-known/authzen-configuration',
    tag: 'decision',
    summary: 'Where the decision point is',
    description: 'Metadata as the OpenID AuthZEN Authorization API 1.0 has it.',
    permission: null,
    guard: 'own',
    credential: 'public',
    status: 200,
    answer: configurationAnswer,
    handle: configuration,
  },
];
