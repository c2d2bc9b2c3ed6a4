/* What each part of the browser's code offers, for the type checker; nothing of it is shipped. */

type Texts = Record<string, string>;

interface Sitegen {
  /** The address of the site's root, with a slash at its end. */
  root: string;
  /** The address of the page of all papers. */
  explore: string;
  /** The address of the reader's own list. */
  mylist: string;
  /** In the service worker alone: the site's version, and the paths of the list of its files, of
      what a folder shows, and of the page for addresses that are none. */
  version: string;
  files: string;
  home: string;
  lost: string;
  parts: Map<string, { needs: readonly string[]; make: Function }>;
  define<Name extends keyof Parts, const Needs extends readonly (keyof Parts)[]>(
    name: Name,
    needs: Needs,
    make: (...parts: { [Index in keyof Needs]: Parts[Needs[Index]] }) => Parts[Name],
  ): void;
  receive(name: string, value: unknown): void;
  use<Name extends keyof Parts>(name: Name): Parts[Name];
  start(...names: (keyof Parts)[]): void;
  load(name: string, path: string): Promise<any>;
  search(query: string, options?: SearchOptions): Promise<Hit[]>;
  rank(query: string): Promise<Scores>;
}

declare const sitegen: Sitegen;

interface Window {
  sitegen: Sitegen;
}

/** One entry for each part; a part that only does something offers nothing. */
interface Parts {
  element: MakeElement;
  packed(text: any): Promise<any>;
  references: {
    index(): Promise<{ version: string; parts: number; formats: ExportFormat[] }>;
    of(ids: string[], format: string): Promise<Map<string, string>>;
  };
  cite: void;
  hint(attributes: Record<string, string>): HTMLElement;
  counted(number: number, noun: string): string;
  icon(path: string): SVGSVGElement;
  tool(label: Node | string, press?: () => void): HTMLButtonElement;
  typing(target: any): boolean;
  files: { download(name: string, type: string, text: string): void; copy: CopyText };
  modal(title: string, ...children: (Node | string)[]): HTMLDialogElement;
  copy: void;
  code: void;
  printed: void;
  printing: { offer(button: HTMLButtonElement, ids: () => string[]): HTMLButtonElement };
  summaries(ids: string[]): Promise<Map<string, string>>;
  published(address: string): string;
  density: { control(): DocumentFragment; onChange(listener: () => void): void };
  fold: void;
  lost: void;

  kept: Keeping;
  download(version: string, tell: (news: object) => void, signal: AbortSignal): Promise<void>;
  answer(version: string, request: Request, page: string | null): Promise<Response>;
  lifecycle: void;
  offline: {
    isPossible: boolean;
    registration(): Promise<ServiceWorkerRegistration | null>;
    takeOver(waiting: ServiceWorker): void;
    whenInstalled(worker: ServiceWorker, call: () => void): void;
  };
  keeping: void;

  review: void;
  desk(find: Finder): Desk;
  desk_queue(): DeskQueue;
  desk_cards(ask: (address: string) => Promise<DeskAnswer>): DeskCards;
  desk_decisions(queue: DeskQueue, send: Outbox["send"], hear: DeskHears): DeskDecisions;
  desk_keys: {
    actionOf(event: any): { name: string; digit: number } | null;
    lines: string[][];
  };
  desk_words: {
    NONE: string;
    NOTHING: string;
    question(card: { kinds: string[]; other: unknown }): string;
    topics(topic: string, also: string[], names: Map<string, string>): string;
    done(decision: DeskDecision, title: string, names: Map<string, string>): string;
    short(title: string): string;
    written(decision: DeskDecision, wrote: string): DeskDecision;
    filing(card: { filed: { slug: string } | null; also?: { slug: string }[] }): string;
    sentence(text: string): string;
    refusal(answer: DeskAnswer): string;
  };
  desk_news: {
    say(sentence: string, isDone?: boolean): void;
    tell(isAway: boolean, waiting: number): void;
    warn(problems: string[]): void;
  };
  desk_place: {
    show(node: HTMLElement, fragment: string, isSame?: boolean): void;
    tell(node: HTMLElement, isAlert: boolean): void;
    wait(): void;
  };
  desk_bar(actions: { undo(): void; phrases(): void; help(): void; go(key: string): void }): {
    show(state: any): void;
  };
  desk_help(): () => void;
  desk_note(): (action: string, text: string, call: (text: string) => void) => void;
  desk_text: {
    marked(
      parts: DeskPart[],
      styles: Map<string, number>,
      names: Map<string, string>,
    ): DocumentFragment;
    compared(parts: { text: string; isOwn: boolean }[]): DocumentFragment;
  };
  desk_choices(
    card: DeskCard,
    also: string[],
    actions: { file(slug: string, event?: UIEvent): void; mark(slug: string): void },
  ): HTMLElement;
  desk_pair(
    one: DeskPaper,
    other: DeskPaper,
    link: (url: string, name: string) => HTMLElement,
  ): HTMLElement;
  desk_card(card: DeskCard, item: { label: string }, actions: DeskCardActions): ShownCard;
  desk_batch: {
    batch(
      items: DeskItem[],
      label: string,
      actions: { confirm: DeskPress; open(key: string): void },
    ): HTMLElement;
    stepped(index: number, key: string, count: number): number;
  };
  desk_end(
    queue: { papers: number; publish?: { ready: boolean; says: string } },
    history: DeskDecided[],
    actions: { send(): Promise<DeskAnswer>; open(item: DeskDecided["items"][number]): void },
    wrote: string[],
  ): HTMLElement;
  difference(one: string, other: string): { text: string; isOwn: boolean }[][];
  evidence: {
    stylesOf(topics: DeskTopic[]): Map<string, number>;
    phrasesOf(parts: DeskPart[]): Map<string, { text: string; weight: number; times: number }[]>;
    sum(value: number): string;
  };
  outbox(tell: (isAway: boolean) => void): Outbox;
  phrase_papers: {
    papers(summary: string, ids: string[], titles: Texts): HTMLElement;
    move(move: any, titles: Texts, names: Map<string, string>): HTMLElement;
    trial(tried: any, names: Map<string, string>): HTMLElement;
  };
  phrase_form(
    overview: { topics: DeskTopic[]; levels: Record<string, number> },
    names: Map<string, string>,
    get: (address: string) => Promise<any>,
  ): HTMLElement;
  phrase_tables: {
    topics(all: any[], open: (slug: string) => void): HTMLElement;
    used(all: any[], titles: Texts, names: Map<string, string>): HTMLElement;
    unused(all: any[]): HTMLElement[];
  };
  phrase_panel(
    get: (address: string) => Promise<any>,
    leave: () => void,
  ): { node: HTMLElement; show(): Promise<void> };
  topic_finder: {
    found(topics: DeskTopic[], typed: string): DeskTopic[];
    topicFinder(): Finder;
  };

  storage: Storage_;
  states: States;
  shelf: Shelf;
  order: {
    sorted(papers: { id: string; since: string; place: number | null }[]): string[];
    moved(ids: string[], id: string, index: number): string[];
  };
  toast: {
    done(message: string, undo: () => void, isHere?: boolean): void;
    warn(message: string): void;
  };
  annotate: {
    entry(text: string, kept: KeptOrLeftOut, format: ExportFormat): string;
    head(before: string, format: ExportFormat): string;
  };
  visit(): Promise<Visit>;
  news: void;
  marks: Marks;
  reader: void;

  progress: {
    of(ids: string[]): { read: number; next: number; latest: string };
    begun(courses: string[][]): { index: number; next: number } | null;
  };
  course: void;
  resume: void;

  search: {
    client(): Promise<Client>;
    dialog(frame: SearchFrame): Promise<SearchDialog>;
    prepare(): void;
    match(query: string): Promise<Match | null>;
  };
  frame(): SearchFrame;
  button: void;
  recall: {
    kept(): { query: string; selected: number } | null;
    keep(query: string, selected: number): void;
    forget(): void;
  };
  recent: { all(): string[]; add(query: string): void; remove(query: string): void };
  latest(
    answer: (value: any, isNewest: () => boolean) => Promise<void>,
  ): (value: any) => Promise<void>;
  selection(input: HTMLInputElement, list: HTMLElement): Selection_;
  options(hits: Hit[], matched: Matched): { node: HTMLElement; fill(about: About): void }[];
  related(searching: Client, suggestions: Suggestion[]): Promise<[name: string, url: string][]>;
  guide(holder: HTMLElement, input: HTMLInputElement, search: (query: string) => void): SearchGuide;
  busy(status: HTMLElement, list: HTMLElement): { start(): void; stop(): void };
  answers(
    frame: SearchFrame,
    selection: Selection_,
    guide: SearchGuide,
    client: () => Promise<Client>,
  ): (query: string, isNewest: () => boolean) => Promise<void>;
  dialog(frame: SearchFrame, client: () => Promise<Client>): SearchDialog;
  client(settings: any, load: LoadData): Promise<Client>;
  excerpt: {
    marked(text: string, terms: Set<string>, tokenizer: Tokenizer): DocumentFragment;
    line(text: string, terms: Set<string>, tokenizer: Tokenizer): string;
    isIn(text: string, terms: Set<string>, tokenizer: Tokenizer): boolean;
  };
  matched(query: string, terms: string[], tokenizer: Tokenizer): Matched;
  nearest(word: string, lexicon: any, isWanted: (term: string) => boolean): string[];
  standing(text: string, term: string, tokenizer: Tokenizer): string | null;
  engine(settings: any, load: LoadData): Engine;
  words(rules: any): Reading;
  tokens(settings: { rules: any }): Tokenizer;
  bits: any;
  ranges: {
    frontDecoded(text: string): string[];
    before(terms: string[], term: string): number;
    beforeEnd(terms: string[], beginning: string): number;
    rangeOf(firsts: string[], term: string): number;
    rangesOf(firsts: string[], beginning: string): number[];
  };
  lexicon: any;
  scorer: any;
  expansion: any;
  synonyms(
    settings: { synonyms: [names: string, part: number][]; documents: number },
    lexicon: any,
    load: LoadData,
  ): (all: string[], words: string[]) => Promise<{ at: number[]; posting: Posting }[]>;
  thesaurus(load: LoadData): () => Promise<{
    has(word: string): boolean;
    othersOf(words: string[], joined: [first: number, end: number, term: string][]): string[][];
  }>;
  titles(words: Meaning[][], names: number[]): Map<number, number>;
  authors: {
    test(asked: AskedName, reading: Reading): (name: string) => boolean;
    finder(
      settings: { documents: number; years: [first: number, count: number] },
      load: LoadData,
      rules: Reading,
    ): (asked: AskedName[]) => Promise<{ number: number; year: number; isWhole: boolean }[]>;
  };
  stemmer: (word: string) => string;
  identifiers(word: string): string | null;
  operators(query: string): { words: string; asked: Operator[]; misread: string[] };
  named(load: LoadData): {
    once(name: string, make: (part: any) => any): Promise<any>;
    beginning(
      name: string,
      bounds: string[],
      start: string,
      make: (part: any) => any[],
    ): Promise<any[]>;
  };
  lookup(settings: { documents: number }, load: LoadData): any;
  phrase(written: string, reading: Reading): (text: string) => boolean;
  narrowing(settings: any, load: LoadData, reading: any): any;
  ranking(
    settings: any,
    lexicon: any,
    scorer: any,
  ): (
    words: Meaning[][],
    within: Uint8Array | null,
    named: Map<number, number>,
  ) => { number: number; score: number }[];

  kinds: { flag(asked: any): Facet; one(asked: any): Facet };
  several(asked: {
    name: string;
    key: string;
    legend: string;
    matchKey?: string;
    find?: string;
  }): Facet;
  years(asked: { name: string; legend: string }): Facet;
  facets: {
    all: Facet[];
    groups: { legend: string; facets: Facet[] }[];
    adopt(own: [name: string, legend: string][]): void;
  };
  address: {
    parse(fragment: string, choices: Choices): View;
    format(view: View): string;
    everything(): View;
  };
  filter(list: Papers, view: View, scores: Scores | null, reader: Reader): Filtered;
  papers(data: ExploreData): Papers;
  trail: Trail;
  store(needs: StoreNeeds): Store;
  query(change: Change): ShownPart & { input: HTMLInputElement; show(q: string): void };
  nothing(input: HTMLInputElement, ask: (words: string) => void): ShownPart;
  finder(
    label: string,
    choices: Choice[],
    boxOf: (choice: Choice) => HTMLElement,
  ): { elements: HTMLElement[]; update(value: any, counts: Counts): void };
  controls(list: Papers, change: Change): ShownForm;
  chips(choices: Choices, change: Change): ShownPart;
  notes(change: Change): ShownPart;
  rows(list: Papers, isSelected: (id: string) => boolean): MakeRow;
  groups(papers: Paper[], sort: string, topics: Choice[]): Group[];
  chunk(papers: Paper[], rowsOf: (papers: Paper[]) => HTMLLIElement[]): Chunk;
  list(papers: Papers, row: MakeRow): List;
  matches(): { follow(match: Match | null): void; show(paper: Paper, line: HTMLElement): void };
  results(papers: Papers, reader: ResultsNeeds): ShownPart & Cursor & { fit(): void };
  panel(form: HTMLFormElement, leave: () => void): ShownPart & { isInFront(): boolean };
  toolbar(change: Change, dialogs: Dialogs): ShownPart;
  selection_export(
    sets: () => {
      value: string;
      label: string;
      papers: { id: string }[];
      load?(): Promise<unknown>;
    }[],
  ): () => Promise<void>;
  keys(results: Cursor): () => void;
  dialogs(list: Papers, store: Store, results: Cursor): Dialogs;
  views(list: Papers, store: Store, change: Change): Views;
  explore: void;

  camera: {
    onto(box: Box4, size: Size): Camera;
    whole(map: Size, size: Size): Camera;
    zoomOf(camera: Camera, map: Size, size: Size): number;
    limited(camera: Camera, map: Size, size: Size): Camera;
    toWindow(camera: Camera, size: Size, x: number, y: number): Place;
    toMap(camera: Camera, size: Size, x: number, y: number): Place;
    boxOnMap(camera: Camera, size: Size, box: Box4): Box4;
    shown(camera: Camera, size: Size): Box4;
    moved(camera: Camera, dx: number, dy: number): Camera;
    zoomed(camera: Camera, factor: number, map: Size, size: Size, at: Place): Camera;
    between(from: Camera, to: Camera, part: number): Camera;
    format(camera: Camera, map: Size, size: Size): string;
    parse(text: string, map: Size, size: Size): Camera;
  };
  spots(points: Points): {
    within(box: Box4): number[];
    nearest(at: Place, reach: number, passes: (n: number) => boolean): number;
  };
  stroll(points: Points, from: number, key: string, passes: (n: number) => boolean): number;
  labels<Name extends WantedName>(
    wanted: Name[],
    size: Size,
    beside?: { taken?: Box4[]; covered?: (box: Box4) => number },
  ): [Name, Box4][];
  topic_names<Topic extends MapTopic>(
    topics: Topic[],
    camera: Camera,
    size: Size,
    family: string,
    measure: (text: string, font: string) => number,
  ): (WantedName & {
    topic: Topic;
    lines: string[];
    font: string;
    line: number;
    letters: number;
  })[];
  short_title(title: string): string;
  map_names(
    data: MapData,
    painter: Painter,
  ): (
    view: { camera: Camera; size: Size; colors: Inks; lit: Set<number> | null },
    titled: number[],
    taken: Box4[],
  ) => {
    topics: [DrawnName & { topic: MapData["topics"][number] }, Box4][];
    all: [DrawnName, Box4][];
  };
  map_keys(
    holder: HTMLElement,
    actions: {
      walk(key: string): void;
      shift(right: number, down: number): void;
      zoom(factor: number): void;
      whole(): void;
      leave(): void;
      open(): void;
    },
  ): void;
  map_address: {
    parse(fragment: string): { at: string; paper: string };
    format(view: View, at: string, paper: string): string;
  };
  flight(
    look: (camera: Camera) => void,
    rest: () => void,
  ): { start(from: Camera, to: Camera): void; stop(): void; goal(): Camera | null };
  halo(points: Points & { hue: ArrayLike<number> }, colors: number[][]): Halo;
  inks(holder: Element, isOnPaper?: boolean): Inks;
  raster(canvas: HTMLCanvasElement): Raster;
  painter(canvas: HTMLCanvasElement, points: DrawnPoints): Painter;
  gestures(holder: HTMLElement, actions: GestureActions): void;
  map_data(given: any, list: Papers): MapData;
  legend(choices: Choices, change: Change): ShownPart;
  map_card: {
    floating(): MapCard & { place(at: Place, radius: number, size: Size): void };
    chosen(close: () => void): MapCard;
  };
  zoom_buttons(actions: Record<string, () => void>): HTMLElement;
  beside(data: MapData, point: (n: number) => void): Beside;
  map_filters(
    list: Papers,
    change: Change,
  ): {
    above: HTMLElement;
    beside(card: HTMLElement, list: Beside): HTMLElement;
    update(state: State): void;
  };
  plot(data: MapData, needs: PlotNeeds): Plot;
  map: void;
  small_map: void;
  glimpse: void;

  known: { of(ids: string[]): Promise<Known>; resolved(tokens: string[]): Promise<string[]> };
  /** The fragment that shares papers. */
  share: {
    format(ids: string[], isPlain: (id: string) => boolean): string;
    parse(fragment: string): string[] | null;
  };
  link(ids: string[], how: LinkNeeds): Promise<void>;
  transfer(list: string): { holder: HTMLElement; update(isEmpty: boolean): void };
  lesson(): HTMLElement;
  bench(catalog: Catalog, needs: BenchNeeds): { holder: HTMLElement; update(): void };
  bare(text: string): string;
  narrow(typed: string): (text: string) => boolean;
  catalog(): Catalog;
  sections(isHere: (id: string) => boolean): Section[];
  section(
    section: Section,
    lineOf: (id: string) => HTMLElement,
  ): { holder: HTMLElement; show(ids: string[]): void; open(): void };
  place(holder: Element, children: Element[]): void;
  line: {
    own(paper: KeptPaper): { holder: HTMLElement; update(most?: number): void };
    shared(paper: KeptPaper, state: string | undefined): HTMLElement;
  };
  summary(sections: { name: string; ids: string[] }[], isListed: (id: string) => boolean): string;
  own(catalog: Catalog, report: (text: string) => void): OwnList;
  shared(tokens: string[]): Promise<HTMLElement[]>;
  mylist: void;
}

type Attributes = Record<string, string | number | boolean | null>;
type MakeElement = <Tag extends keyof HTMLElementTagNameMap>(
  name: Tag,
  attributes?: Attributes,
  ...children: (Node | string)[]
) => HTMLElementTagNameMap[Tag];
type CopyText = (text: string, near: Element) => Promise<void>;

/* What the reader keeps. */

interface Visit {
  known: number;
  newest: number;
  added: number;
  markSeen(): void;
}

interface Storage_ {
  read(name: string): any;
  write(name: string, value: unknown): boolean;
  onChange(name: string, call: () => void): void;
}

/** "" is not on the list. */
type ReadingState = "" | "to-read" | "reading" | "read";

interface States {
  LABELS: Record<string, string>;
  of(kept: { saved?: boolean; reading?: boolean; read?: boolean }): ReadingState;
  marksOf(state: ReadingState): Partial<Kept>;
}

interface Kept {
  saved: boolean;
  reading: boolean;
  read: boolean;
  note: string;
}

/** With a note, or with null where it is left out. */
type KeptOrLeftOut = Omit<Kept, "note"> & { note: string | null };

interface Shelf {
  get(id: string): Kept;
  readAt(id: string): string;
  set<Field extends keyof Kept>(id: string, field: Field, is: Kept[Field]): void;
  state(id: string): ReadingState;
  setState(id: string, state: ReadingState): void;
  snapshot(ids: string[]): Map<string, any>;
  restore(snapshot: Map<string, any>): void;
  forget(id: string): void;
  add(ids: string[]): string[];
  arrange(ids: string[]): void;
  since(id: string): string;
  placeOf(id: string): number | null;
  ids(): string[];
  listed(): string[];
  follow(moved: Texts): void;
  exported(list: string): string;
  merge(text: string): Promise<number>;
  isRefused(): boolean;
  onChange(listener: () => void): void;
}

interface Marks {
  button(kind: string): HTMLButtonElement;
  buttons(): HTMLButtonElement[];
  note(): HTMLElement;
  refresh(holder: HTMLElement): void;
  openNote(holder: HTMLElement, isOpen: boolean, focus?: boolean): void;
  toggle(id: string, kind: "saved" | "reading" | "read"): void;
}

/** A file of the site: its path, its hash and its bytes when compressed. */
type KeptFile = [string, string, number];

/** Of a version of the site in this browser; `failed` says why it is not complete. */
interface KeptState {
  name: string;
  at: number;
  complete?: boolean;
  active?: boolean;
  bytes?: any;
  failed?: string;
}

interface Keeping {
  nameOf(version: string): string;
  addressOf(path: string): string;
  names(): Promise<string[]>;
  states(): Promise<KeptState[]>;
  state(name: string): Promise<KeptState | null>;
  setState(name: string, state: Omit<KeptState, "name">): Promise<void>;
  files(name: string): Promise<KeptFile[]>;
  setFiles(name: string, files: KeptFile[]): Promise<void>;
  forget(): Promise<void>;
}

/* Search. */

interface SearchOptions {
  limit?: number;
  topics?: string[];
  years?: (number | null)[];
  kinds?: string[];
  numbers?: boolean;
}

interface Hit {
  id: string;
  title: string;
  url: string;
  score: number;
  kind: string;
  topic: string | null;
  topics: string[];
  year: number | null;
  /** Whether no source states the year. */
  inferred: boolean;
  number: number;
}

/** A word that is not in the list, and those of the list that are like it. */
interface Suggestion {
  word: string;
  nearest: string[];
}

interface About {
  finding: string;
  text: string;
  authors: string[];
}

/** What a query meant of any paper. */
interface Matched {
  marked(text: string): DocumentFragment;
  said(title: string, about: { finding: string; text: string }): DocumentFragment;
  people(names: string[]): string[];
}

type ReadAbout = (
  asked: { number: number; use(about: About): void }[],
  isWanted: () => boolean,
) => void;

interface Match {
  scores: Scores;
  matched: Matched;
  about: ReadAbout;
}

/** What the dialog offers before a query; addresses are relative to the site's root. */
interface Opening {
  topics: [name: string, url: string][];
  picks: [title: string, url: string][];
  lookUps: [name: string, address: string][];
}

interface Engine {
  find(query: string, options?: SearchOptions): Promise<any>;
}

interface Client extends Engine {
  opening: Opening;
  matched(query: string, terms: string[]): Matched;
  about: ReadAbout;
}

interface SearchFrame {
  box: HTMLDialogElement;
  input: HTMLInputElement;
  status: HTMLElement;
  list: HTMLElement;
  panel: HTMLElement;
  all: HTMLAnchorElement;
}

interface SearchDialog {
  open(selected: number): void;
}

interface SearchGuide {
  showOpening(opening: Opening | null): void;
  showMeant(query: string, suggestions: Suggestion[]): void;
  showNothing(
    query: string,
    suggestions: Suggestion[],
    related: [string, string][],
    opening: Opening,
  ): void;
  clear(): void;
}

interface Selection_ {
  select(index: number): void;
  index(): number;
  move(step: number): void;
  follow(keys: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): void;
}

type LoadData = (name: string) => Promise<any>;

/** A word of a text as written, and where it starts. */
interface Placed {
  word: string;
  start: number;
}

interface Reading {
  key(word: string): string;
  beginnings(written: string): string[];
  plain(text: string): string;
  runs(text: string): Placed[][];
  slug(text: string): string;
}

interface Tokenizer extends Reading {
  tokenize(text: string): {
    words: string[];
    written: string[];
    compounds: [number, number, string][];
  };
}

/** A name after `author:`, and whether it is still being written. */
/** What a query says beside its words; each kind has some of these. */
interface Operator {
  kind: string;
  isWanted: boolean;
  text?: string;
  unfinished?: boolean;
  isQuoted?: boolean;
  years?: number[];
  name?: string;
}

interface AskedName {
  text: string;
  unfinished: boolean;
}

interface Posting {
  term: string;
  documents: number[];
  counts: number[];
  titles: number[];
  positions: number[][];
  authors: number[];
  marks?: string[];
}

interface Meaning {
  posting: Posting;
  level: number;
}

/* The page of all papers. */

/** A paper also has the value of each facet, under the facet's name. */
/** A paper of Explore; its id, its link and its row are there once that row is. */
interface Paper {
  number: number;
  id: string;
  link: HTMLAnchorElement;
  row: any;
  /** The number of its first topic among the choices. */
  topic: number;
  age: number;
  date: number;
  document: number;
  code: number;
}

interface Papers {
  columns: Record<string, any>;
  choices: Choices;
  count: number;
  /** The numbers of all papers, as they are sorted. */
  order(sort: string): Uint32Array;
  /** The number of the paper of an id; -1 if there is none. */
  find(id: string): number;
  paper(number: number): Paper;
  isReady(papers: Paper[]): boolean;
  ready(papers: Paper[]): Promise<unknown>;
}

interface Choice {
  value: string;
  label: string;
  group?: string;
  hue?: number;
  /** What it was called in addresses that still lead here. */
  formerly?: string[];
}

type Choices = Record<string, Choice[]>;
type Scores = Map<number, number>;

interface ExploreData {
  keys: string;
  /** The numbers of papers whose ids end as another's does. */
  alike: Record<string, number>;
  choices: Choices;
  columns: Record<string, any[]>;
  /** The names of the facets of its own, and their legends. */
  own: [name: string, legend: string][];
  moved: Texts;
  version: string;
  rowsPerPart: number;
}

/** What a view asks for: words, an order, and a value for each facet, under its name. */
interface View {
  q: string;
  sort: string;
  [facet: string]: any;
}

interface Facet {
  name: string;
  /** The heading above its controls. */
  legend: string;
  none: unknown;
  parse(given: URLSearchParams, choices: Choice[]): any;
  format(value: any): string[][];
  bind(value: any, list: Papers, reader: Reader): Bound;
  /** Whether its counts do not leave its own choice aside. */
  isCountedWithin?(value: any): boolean;
  chips(value: any, choices: Choice[]): { label: string; rest: any }[];
  /** What to say of the papers it leaves out or in; `value` is what it offers. */
  note?(value: any, counts: Counts, isNone: boolean): Note | null;
  controls(kit: Kit, list: { columns: Papers["columns"]; choices: Choice[] }): HTMLElement[];
}

/** How many papers each choice of a facet has, by its key; a Map is one. */
interface Counts {
  get(key: any): number | undefined;
  [Symbol.iterator](): Iterator<[any, number]>;
}

/** A facet of a list as a view asks for it; papers are numbers. */
interface Bound {
  passes(number: number): boolean;
  count(numbers: Uint32Array): void;
  counts(): Counts;
}

interface Note {
  text: string;
  offer: string;
  value: any;
}

interface Kit {
  check(label: string, box: Box): HTMLElement;
  menu(label: string, options: string[][], menu: Menu): HTMLElement;
  finder(label: string, choices: Choice[], boxOf: (choice: Choice) => HTMLElement): HTMLElement[];
  heading(text: string, hue?: number): HTMLElement;
}

interface Box {
  /** What it is counted by. */
  key: unknown;
  isChosen(value: any): boolean;
  choose(before: any, isOn: boolean): unknown;
}

interface Menu {
  chosen(value: any): string | number;
  choose(before: any, option: string): unknown;
  /** What an option is counted by, or null. */
  keyOf?(option: string): unknown;
  isHidden?(value: any): boolean;
}

interface Reader {
  get(id: string): Kept;
  /** The ids of all papers of which something is kept. */
  ids(): string[];
  /** The newest revision of the list known before this visit. */
  known: number;
}

interface Filtered {
  found: number[];
  counts: Record<string, Counts>;
  sort: string;
}

interface State extends Omit<Filtered, "found"> {
  found: Paper[];
  view: View;
  match: Match | null;
  isLost: boolean;
  selected: Set<string>;
  total: number;
}

interface Trail {
  push(fragment: string, isTyping: boolean): void;
  here(): string;
  leftFor(): string | undefined;
  leave(id: string): void;
  onBack(call: () => void): void;
}

interface StoreNeeds {
  list: Papers;
  reader: Reader;
  search(words: string): Promise<Match | null>;
  trail: Pick<Trail, "push" | "here">;
}

type Change = (part: (view: View) => Partial<View>, how?: { isTyping: boolean }) => void;

interface Store {
  view(): View;
  state(): State;
  change: (...change: Parameters<Change>) => Promise<void>;
  follow(): Promise<void>;
  update(): Promise<void>;
  refresh(): Promise<void>;
  selected: Set<string>;
  select(id: string, isOn: boolean): void;
  onChange(listener: (state: State) => void): void;
}

type MakeRow = (paper: Paper) => HTMLLIElement;

interface Group {
  label: string;
  papers: Paper[];
}

/** Neighbors in a list, whose rows may be in the page. */
interface Chunk {
  holder: HTMLElement;
  papers: Paper[];
  fill(): void;
  empty(rowHeight: number): void;
  isHeld(): boolean;
  isFilled(): boolean;
  measure(): number;
  forget(): void;
}

interface List {
  holder: HTMLElement;
  show(groups: Group[]): void;
  fit(): void;
  reveal(paper: Paper): void;
}

/** Where the reader is among the papers shown. */
interface Cursor {
  shown(): Paper[];
  here(): number;
  focus(paper: Paper, selector?: string): Promise<void>;
}

interface ShownPart {
  holder: HTMLElement;
  update(state: State): void;
}

interface ShownForm {
  form: HTMLFormElement;
  update(state: State): void;
}

interface ResultsNeeds {
  isSelected(id: string): boolean;
  select(id: string, isOn: boolean): void;
  open(id: string): void;
}

interface Dialogs {
  exporting(): void;
  help(): void;
}

interface Views {
  elements: HTMLElement[];
  isFiltering(): boolean;
  fit(): void;
  focus(paper: Paper): void;
  restart(): void;
}

/* The map. */

interface Size {
  width: number;
  height: number;
}

interface Place {
  x: number;
  y: number;
}

interface Box4 {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What of the map is in the middle of the window, and how many pixels one of its units takes. */
interface Camera extends Place {
  scale: number;
}

/** Points by their numbers, on a map of a width and a height. */
interface Points extends Size {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

interface DrawnPoints extends Points {
  size: ArrayLike<number>;
  hue: ArrayLike<number>;
}

interface MapTopic extends Place {
  lines: string[];
  count: number;
}

/** A name, the middle of the place where it would best be, and where else it may be. */
interface WantedName extends Place, Size {
  steps?: number[][];
}

interface Halo extends Size {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  columns: number;
  rows: number;
  edge: number;
}

interface Inks {
  paper: string;
  ink: string;
  soft: string;
  hues: string[];
  land: number[][];
  ground: number[];
  serif: string;
  sans: string;
}

interface Ring {
  numbers: number[];
  color: "ink" | "soft";
  width: number;
  gap: number;
  filled?: boolean;
}

/** The pixels of a point. */
interface Stamp {
  reach: number;
  side: number;
  pixels: Uint32Array;
}

interface Raster {
  stampOf(point: {
    radius: number;
    edge: number;
    color: number[];
    edgeColor: number[];
    opacity: number;
    isHard: boolean;
  }): Stamp;
  fit(width: number, height: number): void;
  clear(): void;
  stamp(stamp: Stamp, column: number, row: number): void;
  show(): void;
}

/** From one point to another one. */
interface Line {
  ends: [number, number];
  color: "ink" | "soft";
  width: number;
}

interface DrawnName {
  lines: string[];
  font: string;
  line: number;
  halo?: number;
  opacity?: number;
  color?: "ink" | "soft";
}

interface Painter {
  ink(inks: Inks): void;
  fit(): Size;
  size(): Size;
  radius(n: number, camera: Camera): number;
  measure(text: string, font: string): number;
  draw(
    camera: Camera,
    look: {
      isFaint?: ((n: number) => boolean) | null;
      isLandFaint?: boolean;
      lines?: Line[];
      rings?: Ring[];
      names?: [DrawnName, Box4][];
    },
  ): void;
}

interface GestureActions {
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Place): boolean;
  hover(at: Place | null, reach: number): void;
  press(at: Place, reach: number): void;
  rest(): void;
}

interface PointText {
  id: string;
  title: string;
  year: string;
  words: string[];
  related: number[];
  /** What the curator says that it does to others: how it reads, their numbers and titles. */
  stated: [says: string, n: number, title: string][];
}

interface MapData {
  points: DrawnPoints;
  topics: (Choice & MapTopic & { number: number })[];
  numberOf(n: number): number;
  topicOf(n: number): Choice;
  about(n: number): PointText | null;
  ready(numbers: Iterable<number>): Promise<void>;
  hrefOf(about: { id: string }): string;
}

interface MapCard {
  holder: HTMLElement;
  hide(): void;
  show(about: PointText, topic: Choice, href: string): void;
}

interface Beside {
  holder: HTMLElement;
  show(found: number[], among: { total: number; isWhole: boolean }): Promise<void>;
}

interface PlotNeeds {
  choose(n: number): void;
  open(n: number): void;
  press(topic: Choice): void;
  moved(inside: number[], isWhole: boolean): void;
}

interface Plot {
  holder: HTMLElement;
  card: HTMLElement;
  watch(): void;
  point(n: number): void;
  set(n: number): Promise<void>;
  format(): string;
  goTo(text: string): void;
  show(numbers: number[]): void;
  narrow(numbers: Set<number> | null, rings: number[]): void;
}

/* The reader's own list. */

interface ExportFormat {
  key: string;
  escapes: Texts;
  [fact: string]: any;
}

interface Known {
  papers: Map<string, any>;
  former: Map<string, string>;
  gone: Map<string, string>;
  shared: Map<string, string[]>;
}

/** Without `topics` where this site's list does not have it. */
interface KeptPaper {
  id: string;
  title: string;
  isOnSite: boolean;
  topics?: { slug: string; name: string }[];
  [fact: string]: any;
}

interface Catalog {
  update(): Promise<void>;
  paper(id: string): any;
  isLost(): boolean;
  isComplete(): boolean;
  isHere(id: string): boolean;
  isPlain(id: string): boolean;
}

interface Section {
  name: string;
  heading: string;
  ids: string[];
}

interface LinkNeeds {
  isPlain(id: string): boolean;
  published: string;
  report(...said: (Node | string)[]): void;
  near: Element;
}

interface BenchNeeds {
  find(words: string): void;
  shown(): string[];
  report(...said: (Node | string)[]): void;
  place: HTMLElement;
}

interface OwnList {
  holder: HTMLElement;
  lead: HTMLElement;
  update(): void;
  shown(): string[];
  find(words: string): void;
}

/* The curator's desk: a page of the preview. */

/** What is left to decide; `topic` is a name, `certain` says that it may be confirmed with others. */
interface DeskItem {
  key: string;
  kind: string;
  title: string;
  says: string;
  topic: string;
  certain: boolean;
}

/** What is shown at once: one item, or the certain ones together. */
interface DeskStop {
  isBatch: boolean;
  items: DeskItem[];
}

interface DeskQueue {
  read(queue: { items: DeskItem[]; kinds: { kind: string; name: string }[] }): void;
  stop(): DeskStop | null;
  following(count: number): DeskStop[];
  move(step: number): void;
  go(key: string, isOpened?: boolean): void;
  settle(keys: string[]): void;
  answered(keys: string[], removed: string[]): void;
  refused(keys: string[]): void;
  kinds(): { kind: string; name: string; items: DeskItem[] }[];
  has(key: string): boolean;
  left(): number;
  waiting(): number;
  place(): { first: number; last: number };
}

/** A part of a text; with a topic's slug, what it adds to that topic. */
interface DeskPart {
  text: string;
  topic?: string;
  phrase?: string;
  weight?: number;
}

interface DeskTopic {
  slug: string;
  name: string;
  group?: string;
  score?: number;
  share?: number;
}

interface DeskChoice extends DeskTopic {
  digit: number;
}

interface DeskPaper {
  id: string;
  title: string;
  url: string;
  by: string;
  date: string;
  text?: string;
  records: { address: string; excerpt: string }[];
}

interface DeskCard {
  key: string;
  kind: string;
  title: string;
  kinds: string[];
  says: string[];
  paper: DeskPaper | null;
  title_parts: DeskPart[];
  text_parts: DeskPart[];
  topics: DeskTopic[];
  filed: DeskTopic | null;
  also?: DeskTopic[];
  choices: DeskChoice[];
  all: DeskTopic[];
  doubts: string[];
  opinion: { topic: string; name: string; likeness: number; own: number } | null;
  neighbors: {
    id: string;
    title: string;
    topic: string;
    name: string;
    url: string;
    likeness: number;
  }[];
  other: DeskPaper | null;
  why: string;
  lines: { number: number; text: string; mark: boolean }[];
  file: string;
  actions: { action: string; name: string; says: string }[];
  decided: string;
  note?: string;
  pick?: string;
}

interface DeskDecision {
  key?: string;
  action: string;
  topic?: string;
  also?: string[];
  text?: string;
  keys?: string[];
}

/** An answer of the server: with an `error`, nothing was written. */
interface DeskAnswer {
  error?: string;
  remedy?: string;
  [fact: string]: any;
}

interface DeskCards {
  get(key: string): Promise<any>;
  forget(key: string): void;
  forgetAll(): void;
}

interface Outbox {
  get(address: string): Promise<any>;
  text(address: string): Promise<string>;
  send(address: string, message: object): Promise<any>;
  idle(): Promise<unknown>;
}

interface DeskHears {
  said(sentence: string, isDone?: boolean): void;
  changed(): void;
  refused(key: string, answer: DeskAnswer): void;
  outdated(): void;
  kept(key: string): void;
  back(key: string, decision?: DeskDecided): void;
}

/** A decision of this page, what it was about, and where the card then had its paper. */
interface DeskDecided {
  said: string;
  items: { key: string; title: string; url?: string }[];
  filed: string | null;
}

/** What a decision is about; an item that `stays` is still to be decided. */
interface DeskAbout {
  keys: string[];
  title: string;
  names: Map<string, string>;
  stays?: boolean;
  items?: DeskDecided["items"];
  filed?: string | null;
}

interface DeskDecisions {
  decide(decision: DeskDecision, about: DeskAbout): void;
  takeBack(): void;
  history: DeskDecided[];
  undone(): number;
  isOurs(version: string): boolean;
  know(count: number): void;
}

/** An event of a button may be the second half of a double tap. */
type DeskPress = (event?: UIEvent) => void;

interface DeskCardActions {
  act(action: string, event?: UIEvent): void;
  file(slug: string, event?: UIEvent): void;
  find(): void;
}

interface ShownCard {
  node: HTMLElement;
  card: DeskCard;
  names: Map<string, string>;
  mark(slug: string): void;
  also(topic: string): string[] | null;
}

type Finder = (topics: DeskTopic[], choose: (topic: DeskTopic) => void) => void;

interface Desk extends DeskCardActions {
  digit(number: number): void;
  also(number: number): void;
  go(key: string): void;
  back(): void;
  move(step: number): void;
  undo(): void;
  phrases(): void;
  start(): Promise<void>;
  isWaiting(): boolean;
  draw(call: (state: any) => void): void;
}
