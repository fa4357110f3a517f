import type { NewMail } from '../mail/outbox.ts';

export interface LinkMail {
  readonly environmentName: string;
  /** Where members sign in. */
  readonly loginUrl: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly needsInitialPassword: boolean;
}

const lines = (...paragraphs: (string | false)[]) => paragraphs.filter(Boolean).join('\n\n');

const until = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const linkOf = ({ loginUrl, token }: LinkMail) => `${loginUrl}/activate?token=${token}`;

/** "The email includes two links" (seed 004, "Activate a Member Account"). Names that others chose stay out of it. */
export const activationMail = (mail: LinkMail): Pick<NewMail, 'kind' | 'subject' | 'text'> => ({
  kind: 'activation',
  subject: `Activate your account in ${mail.environmentName}`,
  text: lines(
    `You were invited to the environment ${mail.environmentName}.`,
    `Activate your account with this link. It works once, within 1 hour (until ${until(mail.expiresAt)}):\n${linkOf(mail)}`,
    mail.needsInitialPassword && 'You are asked for the initial password that was set for you.',
    `This is where you sign in from then on:\n${mail.loginUrl}`,
    'If you did not expect this mail, leave it: nothing happens without the link.',
  ),
});

export const recoveryMail = (mail: LinkMail): Pick<NewMail, 'kind' | 'subject' | 'text'> => ({
  kind: 'recovery',
  subject: `Choose a new password for ${mail.environmentName}`,
  text: lines(
    `You are let in again to the environment ${mail.environmentName}.`,
    `Choose a new password with this link. It works once, within 1 hour (until ${until(mail.expiresAt)}):\n${linkOf(mail)}`,
    `This is where you sign in from then on:\n${mail.loginUrl}`,
    'If you did not ask for this mail, tell an Administrator: your password stays as it is without the link.',
  ),
});
