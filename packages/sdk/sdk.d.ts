// Printed from packages/sdk/src by `pnpm generate`, for changes to be seen. Do not edit.

// @touchline/sdk
export {
  Answer,
  CampaignParameters,
  ClickEvent,
  ContentEvent,
  EngagementEvent,
  Env,
  EventMap,
  ExposureEvent,
  Fact,
  FormDetails,
  FormEvent,
  Hooks,
  Host,
  IdentifyEvent,
  Identity,
  LinkEvent,
  LinkerOptions,
  PageEvent,
  Plugin,
  Properties,
  Purposes,
  Scalar,
  SourceEvent,
  Store,
  TrackEvent,
  Tracker,
  TrackerOptions,
  UtmParameter,
  WireBatch,
  WireEvent,
  campaignParameters,
  content,
  createTracker,
  engagement,
  forms,
  hiddenFields,
  linker,
  links,
  pages,
  recordExposure,
  recordForm,
  recordSource,
}

// @touchline/sdk/node
export {
  EventMap,
  Fact,
  Identity,
  Properties,
  Purposes,
  Scalar,
  SeenPage,
  ServerTracker,
  ServerTrackerOptions,
  SignedIdentity,
  SigningOptions,
  Subject,
  SubjectDetails,
  createServerTracker,
  signIdentity,
  visitorIdOf,
}

// @touchline/sdk/native
export {
  AppStateSource,
  AsyncStore,
  EventMap,
  Fact,
  Hooks,
  Host,
  Identity,
  NativePlatform,
  NativeTracker,
  PageEvent,
  Plugin,
  Properties,
  Purposes,
  Scalar,
  Tracker,
  TrackerOptions,
  WireEvent,
  createNativeTracker,
}

// @touchline/sdk/react
export {
  TouchlineProvider,
  TouchlineProviderProps,
  usePage,
  useTouchline,
}

// @touchline/sdk/testing
export {
  Reply,
  Settings,
  Shown,
  TestTracker,
  TestTrackerOptions,
  createTestTracker,
}

// src/api.ts
/** What a visitor agreed to, by the name of the purpose. */
type Purposes = Readonly<Record<string, boolean>>;

/** Who the visitor says they are: at least one key, or a token that holds one. */
type Identity = {
    /** Leaves the browser only as the SHA-256 of the normalised address. */
    readonly email?: string | undefined;
    /** The site's own id of a signed-in user. */
    readonly userId?: string | undefined;
    /** The record's id in the CRM named `crmSystem`. One without the other names nobody. */
    readonly crmId?: string | undefined;
    readonly crmSystem?: string | undefined;
    /** What `signIdentity` of `@touchline/sdk/node` made on the site's server: what it says is verified. */
    readonly identityToken?: string | undefined;
};

type Properties = Readonly<Record<string, Scalar>>;

/** A site's own events: the properties of each, by its name. */
type EventMap = Readonly<Record<string, Properties | undefined>>;

/** The properties may be left out where none is required. */
type PropertiesOf<Given> = Record<string, never> extends Given ? [properties?: Given] : undefined extends Given ? [properties?: Given] : [properties: Given];

/** No function throws, and what cannot be recorded is left out: measuring never breaks the page. */
type Tracker<Events extends object = EventMap> = {
    /** The visitor sees the page of the current address. */
    page(): void;
    identify(identity: Identity): void;
    track<Name extends keyof Events & string>(name: Name, ...properties: PropertiesOf<Events[Name]>): void;
    /** Records any other event. */
    record(fact: Fact): void;
    /** Whoever comes next is somebody else, as after signing out on a shared device. */
    reset(): void;
    /** What the visitor has decided: for all, or purpose by purpose. */
    consent(decision: boolean | Purposes): void;
    /** Deletes what is kept on the device, decisions too, and what is not sent yet. */
    forget(): void;
    /** Undefined while nothing may be recorded. */
    visitorId(): string | undefined;
    /** Resolves once what waits has been sent, or has to wait because the collector is down or busy. Never rejects. */
    flush(): Promise<void>;
};

// src/create-tracker.ts
/** Starts recording and delivering. Does nothing where there is no browser. */
declare function createTracker<Events extends object = EventMap>(options: TrackerOptions, env?: Env | null): Tracker<Events>;

// src/env.ts
/** What became of a request. A `Response` of `fetch` is one. */
type Answer = {
    readonly status: number;
    readonly headers: {
        get(name: string): string | null;
    };
    text(): Promise<string>;
};

type Listening = {
    addEventListener(type: string, listener: (event: {
        readonly persisted?: boolean;
    }) => void, capture?: boolean): void;
};

/**
 * The platform: a browser's window, or as much of one as the core uses. Whoever makes another one runs the same core
 * elsewhere. Whatever is asked for may throw. Plug-ins that are about a page's content use the DOM themselves.
 *
 * Its events are `pagehide`, `beforeunload`, `freeze`, `visibilitychange`, `popstate` and `pageshow`, which says with
 * `persisted` that a page that was left comes back as it was.
 */
type Env = Listening & {
    readonly Date: {
        now(): number;
    };
    setTimeout(callback: () => void, milliseconds: number): unknown;
    readonly crypto: {
        getRandomValues(bits: Uint32Array<ArrayBuffer>): Uint32Array;
        readonly subtle?: {
            digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
        };
    };
    readonly document: Listening & {
        /** What is shown. Only http(s) addresses are recorded. */
        readonly URL: string;
        readonly title: string;
        /** Empty where there is none. */
        readonly referrer: string;
        readonly hidden: boolean;
        /** It is rendered ahead, and not shown before its `prerenderingchange`. */
        readonly prerendering?: boolean;
        cookie: string;
    };
    readonly location: {
        readonly hostname: string;
        readonly pathname: string;
    };
    readonly navigator: {
        readonly globalPrivacyControl?: boolean;
        readonly doNotTrack?: string | null;
        /** Runs `action` while no other page of the site runs one of this name: never, if `signal` aborts before. */
        readonly locks?: {
            request(name: string, options: {
                readonly signal: AbortSignal;
            }, action: () => Promise<unknown>): Promise<unknown>;
        };
    };
    /** Texts, each by its name. */
    readonly localStorage: {
        [name: string]: string;
    };
    /** Outlives the page where it can, as `keepalive` asks. Rejects where no answer came. */
    fetch(url: string, request: RequestInit): Promise<Answer>;
    readonly navigation?: Listening & {
        readonly currentEntry?: unknown;
    };
    readonly history: {
        pushState?: unknown;
        replaceState?: unknown;
    };
    readonly console: {
        warn(...words: unknown[]): void;
    };
};

// src/native/native-tracker.ts
type NativeTracker<Events extends object = EventMap> = Tracker<Events> & {
    /**
     * The user sees another screen.
     *
     * @param path Where it is below the app's address, such as `/plans`; with the parameters of the link that led there.
     */
    screen(path: string, title?: string): void;
};

/** Records in an app. Ready at once: what is called while storage is being read is made up for. */
declare function createNativeTracker<Events extends object = EventMap>(options: TrackerOptions, platform: NativePlatform): NativeTracker<Events>;

// src/native/platform.ts
/** `AsyncStorage`, or anything that keeps texts the same way. */
type AsyncStore = {
    getAllKeys(): Promise<readonly string[]>;
    getItem(key: string): Promise<string | null>;
    setItem(key: string, value: string): Promise<unknown>;
    removeItem(key: string): Promise<unknown>;
};

/** React Native's `AppState`. */
type AppStateSource = {
    addEventListener(type: 'change', listener: (state: string) => void): unknown;
};

/** What an app lends to its tracker. */
type NativePlatform = {
    readonly storage: AsyncStore;
    readonly appState: AppStateSource;
    /** The address that screens are recorded under, such as `https://app.example.com`: reports know pages by addresses. */
    readonly appUrl: string;
    /** By default the global one. */
    readonly fetch?: typeof fetch | undefined;
    /**
     * A whole number in [0, 2³²) for ids. By default from `crypto.getRandomValues`, which React Native has by a polyfill
     * alone, else from `Math.random`.
     */
    readonly randomBits?: (() => number) | undefined;
};

// src/node/options.ts
type ServerTrackerOptions = {
    /** The workspace's write key. */
    readonly key: string;
    /** Where the collector is, such as `https://touchline.example.com`. */
    readonly server: string;
    /** How long events wait for others to be sent with, in milliseconds. By default 1,000. */
    readonly flushAfterMs?: number | undefined;
    /** Memory for events that wait, in bytes of JSON. Beyond it the oldest give way, counted. By default 16 MB. */
    readonly maxQueueBytes?: number | undefined;
    /** Sends what waits before the process ends by itself, by SIGTERM or by SIGINT. By default it does. */
    readonly flushOnExit?: boolean | undefined;
    /** How long the end of the process, or `close`, may wait for the collector, in milliseconds. By default 5,000. */
    readonly exitTimeoutMs?: number | undefined;
    /** Hears what could not be recorded or delivered. By default nobody does. */
    readonly onWarning?: ((message: string, cause?: unknown) => void) | undefined;
};

// src/node/server-api.ts
/** A page as the server knows it, which sees no title bar. */
type SeenPage = {
    readonly url: string;
    readonly title?: string | undefined;
    readonly referrer?: string | undefined;
};

/** What the server has to say of one visitor. No function throws. */
type Subject<Events extends object = EventMap> = Pick<Tracker<Events>, 'track'> & {
    page(page: SeenPage): void;
    /** An address leaves the process only as the SHA-256 of its normalised spelling. */
    identify(identity: Identity): void;
    /** Records any other event. @param occurredAt By default now. */
    record(fact: Fact, occurredAt?: Date): void;
};

type SubjectDetails = {
    /** What the visitor agreed to, recorded on each event. To record nothing of who refused is up to the caller. */
    readonly consent?: Purposes | undefined;
};

/** No function throws, and no promise rejects: measuring never breaks the server. */
type ServerTracker<Events extends object = EventMap> = {
    /** The visitor that the browser calls so, as `visitorIdOf` reads it from a request. */
    visitor(visitorId: string, details?: SubjectDetails): Subject<Events>;
    /** A user without a browser, by the site's own id of them. */
    user(userId: string, details?: SubjectDetails): Subject<Events>;
    /** Resolves once what waits has been sent, or has to wait because the collector is down or busy. */
    flush(): Promise<void>;
    /** Sends what waits, for `exitTimeoutMs` at most, and records nothing from then on. */
    close(): Promise<void>;
    /** How many events the collector has not answered for. */
    waiting(): number;
    /** How many events had to give way so far. The collector is told as well. */
    dropped(): number;
};

// src/node/server-tracker.ts
/** Records on a server, and delivers in batches. */
declare function createServerTracker<Events extends object = EventMap>(options: ServerTrackerOptions): ServerTracker<Events>;

// src/node/sign-identity.ts
/** Whom the site knows that it has before it: at least one key. */
type SignedIdentity = Omit<Identity, 'identityToken'>;

type SigningOptions = {
    /** The only visitor who may show the token, as `visitorIdOf` reads it from a request. By default any may. */
    readonly visitorId?: string | undefined;
    /** How long the token holds. By default 3,600: an hour; at most 86,400: a day. */
    readonly expiresInSeconds?: number | undefined;
    /** Hears why there is no token. By default nobody does. */
    readonly onWarning?: ((message: string, cause?: unknown) => void) | undefined;
};

/**
 * Signs who it is that gets a page, for `identify({ identityToken })` on it: a JWT by HS256. An address is in it only as
 * the SHA-256 of its normalised spelling.
 *
 * @param key An identity key of the workspace. Never let it leave the server.
 * @returns Undefined for a wrong key, and for who has no key: then the visitor is not verified, and the page still works.
 */
declare function signIdentity(key: string | undefined, identity: SignedIdentity, { visitorId, expiresInSeconds, onWarning }?: SigningOptions): string | undefined;

// src/node/visitor-id.ts
/**
 * The visitor's id in a request's `Cookie` header, where the SDK in the browser has set one.
 *
 * @returns Undefined where the header names no visitor.
 */
declare const visitorIdOf: (cookieHeader: string | null | undefined) => string | undefined;

// src/options.ts
type TrackerOptions = {
    /** The workspace's write key. Public: it can only add events. */
    readonly key: string;
    /** Where the collector is, such as `https://touchline.example.com`. */
    readonly server: string;
    readonly plugins?: readonly Plugin[] | undefined;
    /** Records nothing until the visitor agrees to this purpose; `true` means `analytics`. */
    readonly requireConsent?: boolean | string | undefined;
    /** Takes the browser's Global Privacy Control for a no. By default it does. */
    readonly gpc?: boolean | undefined;
    /** Takes the browser's Do Not Track for a no. By default it does not. */
    readonly dnt?: boolean | undefined;
    /** Stores nothing on the device: a visitor lasts as long as the page. */
    readonly cookieless?: boolean | undefined;
    /** Shares the visitor's id among subdomains by a cookie. By default it does. */
    readonly cookie?: boolean | undefined;
    /** Says in the console what could not be recorded or delivered. By default nothing is ever logged. */
    readonly debug?: boolean | undefined;
};

// src/plugin.ts
/** What a plug-in may do at its moments. A function that throws costs at most the event it was asked about. */
type Hooks = {
    /** All plug-ins are set up. */
    start?(): void;
    /** A page is about to be recorded. */
    onPage?(page: Fact<PageEvent>): void;
    /** Something is recorded: what is returned is recorded in its place. */
    enrich?(fact: Fact): Fact;
    /** An event is about to be written down to be sent: what is returned is, and nothing where it is null. */
    beforeSend?(event: WireEvent): WireEvent | null;
    /** The page is hidden or left: the last chance to record. */
    onLeave?(): void;
    /** The id of a visitor whom this device does not know, if somebody else does. */
    newVisitor?(): string | undefined;
};

/** The tracker as plug-ins see it. */
type Host = Tracker & {
    readonly env: Env;
    /** Keeps texts under names that begin with `touchline.`, or nothing where nothing may be kept. */
    readonly store: Store;
    /** `action`, except that it never throws: for callbacks of the page. */
    quietly<Args extends unknown[], Result>(action: (...args: Args) => Result): (...args: Args) => Result | undefined;
};

/** Runs once, when the tracker starts. */
type Plugin = (host: Host) => Hooks | undefined;

// src/plugins/campaigns.ts
const utmParameters: readonly ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"];

type UtmParameter = (typeof utmParameters)[number];

/** The site's own names of query parameters, such as `{ utm_campaign: 'cmp' }`. */
type CampaignParameters = Readonly<Partial<Record<UtmParameter, string>>>;

/** Tells what the site calls otherwise by the usual name as well, so that the server knows it. */
declare const campaignParameters: (names: CampaignParameters) => Plugin;

// src/plugins/content.ts
/** Records what carries `data-touchline-content`: a link is downloaded as it is clicked, anything else is seen once per page. */
declare const content: Plugin;

// src/plugins/engagement.ts
/** Records for how long a page was looked at, visible and with its window in front, and how far down. */
declare const engagement: Plugin;

// src/plugins/facts.ts
type Recording = Pick<Tracker, 'record'>;

/** Records which variant of an experiment the visitor got. */
declare function recordExposure({ record }: Recording, experiment: string, variant: string): void;

/** Records what the visitor answered when asked how they heard of you. */
declare function recordSource({ record }: Recording, answer: string): void;

// src/plugins/forms.ts
type FormDetails = {
    /** Whether sending it makes an identified visitor a lead. By default what the form's `data-touchline-form` says. */
    readonly lead?: boolean | undefined;
    /** In addition to the elements that carry `data-touchline-field`. */
    readonly fields?: Properties | undefined;
};

/** Records that a form was sent, by element or by name. A lead form's e-mail field identifies the visitor first. */
declare const recordForm: (tracker: Pick<Tracker, "record">, form: HTMLFormElement | string, details?: FormDetails) => void;

/** Records every form that is sent. A lead form's e-mail field identifies the visitor first. */
declare const forms: Plugin;

// src/plugins/hidden-fields.ts
/**
 * Fills hidden fields of any form, other vendors' too: `touchline_visitor`, and `touchline_first_` or `touchline_last_`
 * with `utm_source`, `gclid`, `referrer`, `landing_page` … behind it.
 *
 * @param names Your own names of fields, and what to fill them with: `{ hs_source: 'first_utm_source' }`.
 */
declare const hiddenFields: (names?: Readonly<Record<string, string>>) => Plugin;

// src/plugins/linker.ts
type LinkerOptions = {
    /** Names of your other sites, such as `example.org`. Their subdomains are meant as well. */
    readonly domains: readonly string[];
};

/** Takes the visitor's id along to your other sites. What arrives there is a claim, and only believed for newcomers. */
declare const linker: ({ domains }: LinkerOptions) => Plugin;

// src/plugins/links.ts
/** Records links to other sites and to files that are followed. */
declare const links: Plugin;

// src/plugins/pages.ts
/** Records the page view of this load, and one whenever the path changes or the browser brings the page back. */
declare const pages: Plugin;

// src/react/touchline.ts
type TouchlineProviderProps = {
    /** Created once, outside of components: what is created as they render would be created twice in Strict Mode. */
    readonly tracker: Omit<Tracker, 'track'>;
    readonly children?: ReactNode;
};

/** Hands `tracker` to the hooks below it. */
declare const TouchlineProvider: ({ tracker, children }: TouchlineProviderProps) => ReactElement;

/** The tracker of the nearest provider. Without one, and on a server, it does nothing. */
declare const useTouchline: <Events extends object = EventMap>() => Tracker<Events>;

/**
 * Records a page view as the component appears, and whenever `path` is another one: once each, in Strict Mode too. For
 * routers whose navigation the `pages` plug-in does not see; next to it pages would count twice.
 */
declare function usePage(path?: string): void;

// src/store.ts
/** Texts kept on the device: what can't be, in memory. No function throws. */
type Store = {
    /** Empty where there is none. */
    read(name: string): string;
    write(name: string, value: string): void;
    remove(name: string): void;
    /** Of all that begin with `start`, in their order. */
    names(start: string): string[];
};

// src/testing/fake-browser.ts
/** How the collector answers: a status, maybe with `Retry-After`; 0 where it cannot be reached. */
type Reply = {
    readonly status: number;
    readonly retryAfter?: string;
};

type Settings = typeof usualSettings;

const usualSettings: {
    reply: () => Reply;
    latencyMs: number;
    /** Characters that fit on the device. */
    quota: number;
    hasLocks: boolean;
    /** What the browser tells of its visitor. */
    gpc: boolean;
    dnt: boolean;
};

// src/testing/fake-page.ts
/** What a page shows. */
type Shown = {
    url: string;
    title: string;
    referrer: string;
};

// src/testing/test-tracker.ts
type TestTrackerOptions = Partial<TrackerOptions> & Partial<Shown> & {
    /** How the device and its collector behave; each can be changed later on. */
    readonly settings?: Partial<Settings> | undefined;
};

/** Of all events, those of one type. */
type EventsOf<Type extends WireEvent['type']> = readonly Extract<WireEvent, {
    type: Type;
}>[];

type TestTracker<Events extends object = EventMap> = {
    readonly tracker: Tracker<Events>;
    /** How the device and its collector behave. Changed in place, from then on. */
    readonly settings: Settings;
    /** What was recorded so far, as it is sent, whether it has arrived or not; or only that of one type. */
    events<Type extends WireEvent['type'] = WireEvent['type']>(type?: Type): EventsOf<Type>;
    /** What the collector has, each event once. */
    arrived(): readonly WireEvent[];
    /** What the tracker said to the developer. */
    readonly warnings: readonly string[];
    /** Lets time pass: what is due happens. Without it, it stands still. */
    advance(milliseconds: number): Promise<void>;
    /** The page gets another address without being loaded. */
    navigate(url: string): void;
    /** The page is hidden. */
    hide(): void;
    /** The page is left, maybe to `back` into it. */
    leave(): void;
    back(): void;
};

/** A tracker on a page of its own, with a clock, storage and a collector that only the test controls. */
declare function createTestTracker<Events extends object = EventMap>({ url, title, referrer, settings, ...options }?: TestTrackerOptions): TestTracker<Events>;

// src/wire.ts
/**
 * What crosses the wire, written by hand so that the published types need no dependency. A type test proves that it is
 * exactly what the collector parses.
 */
/** What a property or a form field may hold. */
type Scalar = string | number | boolean | null;

type Common = {
    /** A UUIDv7. The same on every attempt to send the event, so that it counts once. */
    readonly id: string;
    /** ISO 8601, by the visitor's clock. */
    readonly occurredAt: string;
    /** What the visitor has decided, purpose by purpose. Left out where they weren't asked. */
    readonly consent?: Readonly<Record<string, boolean>> | undefined;
};

type PageEvent = Common & {
    readonly type: 'page';
    readonly url: string;
    readonly title?: string | undefined;
    readonly referrer?: string | undefined;
};

type IdentifyEvent = Common & {
    readonly type: 'identify';
    readonly emailHash?: string | undefined;
    readonly userId?: string | undefined;
    readonly crmId?: string | undefined;
    readonly crmSystem?: string | undefined;
    readonly identityToken?: string | undefined;
};

type FormEvent = Common & {
    readonly type: 'form';
    readonly url: string;
    readonly form: string;
    readonly lead: boolean;
    readonly fields?: Readonly<Record<string, Scalar>> | undefined;
};

type TrackEvent = Common & {
    readonly type: 'track';
    readonly name: string;
    readonly url?: string | undefined;
    readonly properties?: Readonly<Record<string, Scalar>> | undefined;
};

type EngagementEvent = Common & {
    readonly type: 'engagement';
    readonly url: string;
    readonly engagedMs: number;
    readonly scrollPercent?: number | undefined;
};

type ContentEvent = Common & {
    readonly type: 'content';
    readonly url: string;
    readonly content: string;
    readonly action: 'view' | 'download';
};

type ClickEvent = Common & {
    readonly type: 'click';
    readonly url: string;
    readonly href: string;
    readonly kind: 'outbound' | 'file';
};

type ExposureEvent = Common & {
    readonly type: 'exposure';
    readonly experiment: string;
    readonly variant: string;
    readonly url?: string | undefined;
};

type SourceEvent = Common & {
    readonly type: 'source';
    readonly answer: string;
    readonly url?: string | undefined;
};

type LinkEvent = Common & {
    readonly type: 'link';
    readonly visitorId: string;
    readonly url?: string | undefined;
};

type WireEvent = PageEvent | IdentifyEvent | FormEvent | TrackEvent | EngagementEvent | ContentEvent | ClickEvent | ExposureEvent | SourceEvent | LinkEvent;

/** An event before it gets its id, its time and what was consented to; its `url` is that of the page unless given. */
type Fact<Event extends WireEvent = WireEvent> = Event extends WireEvent ? Omit<Event, keyof Common | 'url'> & {
    readonly url?: string | undefined;
} : never;

/** The body of one request: events of one visitor. */
type WireBatch = {
    readonly visitorId: string;
    /** The visitor's clock as the request leaves. */
    readonly sentAt: string;
    /** Events that were given up before these, as there was no more room for them. */
    readonly dropped?: number | undefined;
    readonly events: readonly WireEvent[];
};
