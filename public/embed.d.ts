/**
 * Types of the contact-us widget.
 *
 * ```html
 * <script async src="https://help.example.com/embed.js"></script>
 * <contact-us account="demo"></contact-us>
 * ```
 *
 * Served beside the script. Copied into a project as `contact-us.d.ts`, it types `ContactUs` and the events of the
 * document. A framework's own markup learns of the element by one more declaration there, for React
 *
 * ```ts
 * declare module 'react' {
 *   namespace JSX {
 *     interface IntrinsicElements {
 *       'contact-us': ContactUsConfig & { ref?: Ref<HTMLElement>; key?: Key };
 *     }
 *   }
 * }
 * ```
 *
 * and for Vue
 *
 * ```ts
 * declare module 'vue' {
 *   interface GlobalComponents {
 *     'contact-us': import('vue').DefineComponent<ContactUsConfig>;
 *   }
 * }
 * ```
 */

/** An assistance option. */
export type ContactUsOption = 'chat' | 'call' | 'callback' | 'email';

/** Attributes of `<contact-us>`, and what `init` takes. */
export interface ContactUsConfig {
  /** The account. Default: the server's. */
  account?: string;
  /** A language tag. Default: the page's `lang`, then the account's. */
  locale?: string;
  theme?: 'auto' | 'light' | 'dark';
  /** `icon`, `label` (with its words beside), or `none`: the page has buttons of its own. */
  launcher?: 'icon' | 'label' | 'none';
  /** The name of the launcher. */
  label?: string;
  /** Where launcher and panel stand: by the direction of the page, or fixed. Default `end`. */
  side?: 'start' | 'end' | 'left' | 'right';
  /** Px from the bottom, and from the side if that differs: `20` or `20 32`. */
  offset?: string;
  /** `popup`, or `inline`: the panel stands where the element stands, as large as that. */
  mode?: 'popup' | 'inline';
}

/** Who the visitor is. Without a token nobody vouches for it, and agents are told so. */
export interface ContactUsIdentity {
  id?: string;
  name?: string;
  email?: string;
  phone?: string;
  /** A JWT (HS256) that the host's server made with the account's identity secret. */
  token?: string;
  /** Gives such a JWT; called when the panel is first opened, and once more when one is refused. */
  getToken?: () => string | Promise<string>;
}

/** What forms and chat are filled in with where they are empty. */
export interface ContactUsPrefill {
  name?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  message?: string;
  /** What a chat is about. */
  topic?: string;
}

/** What the widget looks like from outside. */
export interface ContactUsState {
  open: boolean;
  /** Whether the app in the panel has answered. */
  connected: boolean;
  /** The option that was shown last. */
  option: ContactUsOption | 'transfer' | null;
  unread: number;
  /** Whether the launcher is hidden by `hide`. */
  hidden: boolean;
  /** State of each option; known once the panel was loaded. */
  availability?: ContactUsAvailability | null;
  /** False where the browser refuses storage: the visitor is known until they leave the page. */
  remembered?: boolean;
}

/** State of each option that the account offers. `deferred`: taken now, answered once it opens. */
export type ContactUsAvailability = Partial<Record<ContactUsOption | 'transfer', 'open' | 'deferred' | 'closed'>>;

/** What `diagnose` finds. */
export interface ContactUsDiagnosis {
  ok: boolean;
  /** The widget's origin. */
  origin: string;
  problems: { code: 'csp' | 'origin' | 'account' | 'load' | 'viewport' | 'storage' | 'clock' | 'covered'; detail: string }[];
}

/** Details of events, by name. On the document each is `contactus:NAME`. */
export interface ContactUsEvents {
  ready: Record<string, never>;
  open: { option: ContactUsOption | null };
  close: Record<string, never>;
  option: { option: ContactUsOption | 'transfer' };
  unread: { count: number };
  availability: ContactUsAvailability;
  'chat:start': Record<string, never>;
  'chat:message': { from: 'customer' | 'agent' };
  'chat:end': { by: 'customer' | 'agent' };
  'callback:booked': { reference: string };
  'email:sent': { reference: string };
  error: { code: ContactUsErrorCode | 'refused'; message: string };
}

/** Why a method was refused. The error's message says what to do. */
export type ContactUsErrorCode =
  | 'method'
  | 'option'
  | 'locale'
  | 'theme'
  | 'attributes'
  | 'prefill'
  | 'identity'
  | 'page'
  | 'destroyed'
  | 'load'
  | 'csp'
  /** The server has no such account. */
  | 'account'
  | 'origin';

export interface ContactUsError extends Error {
  code: ContactUsErrorCode;
}

/** Every method may be called before the panel is loaded, and rejects with a {@link ContactUsError}. */
export interface ContactUsApi {
  /** Makes the element, or sets its attributes. */
  init(config?: ContactUsConfig): Promise<void>;
  /** Opens the panel, at an option if one is named; done once the app in it has answered. */
  open(option?: ContactUsOption): Promise<void>;
  close(): Promise<void>;
  toggle(option?: ContactUsOption): Promise<void>;
  /** Shows the launcher again. */
  show(): Promise<void>;
  /** Hides the launcher and closes the panel. */
  hide(): Promise<void>;
  /** In place of what was said before. A chat that goes on is verified from then on. */
  identify(who: ContactUsIdentity): Promise<void>;
  /** Forgets the visitor: what was set, and all that is stored for them. */
  reset(): Promise<void>;
  /** Takes everything away. `init` begins anew. */
  destroy(): Promise<void>;
  /** A language that there are words in (`en`, `ar`), also with a region; else `locale`, and all stays as it was. */
  setLocale(tag: string): Promise<void>;
  setTheme(theme: 'auto' | 'light' | 'dark'): Promise<void>;
  /**
   * What agents are told beside the conversation, as unverified: 20 at most, 2 kB together, else `attributes`. In place of
   * what was set before; of a chat that goes on they see it at once.
   */
  setCustomAttributes(attributes: Record<string, string | number | boolean>): Promise<void>;
  prefill(values: ContactUsPrefill): Promise<void>;
  /** Says where the visitor is, for agents to see, where the page does not use the history. Without an address: look again. */
  page(url?: string): Promise<void>;
  getState(): Promise<ContactUsState>;
  diagnose(): Promise<ContactUsDiagnosis>;
  /** Gives a function that takes the listener off again. */
  on<E extends keyof ContactUsEvents>(event: E, call: (detail: ContactUsEvents[E]) => void): Promise<() => void>;
  once<E extends keyof ContactUsEvents>(event: E, call: (detail: ContactUsEvents[E]) => void): Promise<() => void>;
  off<E extends keyof ContactUsEvents>(event: E, call: (detail: ContactUsEvents[E]) => void): Promise<void>;
  /** A method by its name, with its arguments. Before `embed.js` is there, an array in this place holds such calls. */
  push<M extends Exclude<keyof ContactUsApi, 'push'>>(call: [M, ...Parameters<ContactUsApi[M]>]): Promise<unknown>;
}

declare global {
  interface Window {
    ContactUs: ContactUsApi;
  }
  const ContactUs: ContactUsApi;

  interface HTMLElementTagNameMap {
    'contact-us': HTMLElement;
  }

  type ContactUsDomEvents = {
    [E in keyof ContactUsEvents as `contactus:${E}`]: CustomEvent<ContactUsEvents[E]>;
  };
  interface DocumentEventMap extends ContactUsDomEvents {}
}
