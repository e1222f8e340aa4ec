export interface Person {
  name: string;
  address: string;
}

export interface Message {
  /** Names the message for good: sent again after a crash, it is still the same message to the reader's program. */
  id: string;
  from: Person;
  /** One person: nobody learns from a message who else has one. */
  to: Person;
  /** Never a child's name or anything about one: it shows on lock screens and in servers' logs. */
  subject: string;
  text: string;
  html?: string;
  attachments?: Attachment[];
}

export interface Attachment {
  filename: string;
  contentType: string;
  content: Uint8Array;
}

/**
 * What became of a message. `bounced`: refused for good, so it must go another way, such as on paper.
 * `retry`: nothing was delivered, but it may be later. The words of the other server are for the SENCO's
 * page, not for a log: servers repeat the address in them.
 */
export type Sent =
  | { state: 'sent'; response: string }
  | { state: 'bounced'; reason: string }
  | { state: 'retry'; reason: string };

export interface Mailer {
  send(message: Message): Promise<Sent>;
  close?(): Promise<void>;
}

/** The same mailer, telling what became of each message; it closes once none is on its way, whoever waits for them or not. */
export function countingMailer(mailer: Mailer, tell: (state: Sent['state']) => void): Mailer {
  const onTheWay = new Set<Promise<Sent>>();
  return {
    async send(message) {
      const sending = mailer.send(message);
      onTheWay.add(sending);
      try {
        const sent = await sending;
        tell(sent.state);
        return sent;
      } finally {
        onTheWay.delete(sending);
      }
    },
    async close() {
      await Promise.allSettled(onTheWay);
      await mailer.close?.();
    },
  };
}
