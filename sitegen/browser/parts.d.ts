/* What each part of the browser's code offers, for the type checker; nothing of it is shipped. */

type Texts = Record<string, string>;

interface Sitegen {
  /** The address of the site's root, with a slash at its end. */
  root: string;
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
  search?(query: string, options?: SearchOptions): Promise<Hit[]>;
  rank?(query: string): Promise<Map<number, number>>;
}

declare const sitegen: Sitegen;

interface Window {
  sitegen: Sitegen;
  __md_set(name: string, value: unknown): void; // by Material
}

/** One entry for each part; a part that only does something offers nothing. */
interface Parts {
  element: MakeElement;
  counted(number: number, noun: string): string;
  typing(target: any): boolean;
  files: { download(name: string, type: string, text: string): void; copy: CopyText };
  modal(title: string, ...children: (Node | string)[]): HTMLDialogElement;
  copy: void;
  lost: void;

  storage: Storage_;
  shelf: Shelf;
  visit(): Promise<{ known: number; added: number }>;
  marks: Marks;
  reader: void;

  search: { client(): Promise<Client>; dialog(): Promise<SearchDialog> };
  button: void;
  dialog(page: { root: string; client(): Promise<Client> }): SearchDialog;
  client(site: ClientNeeds): Promise<Client>;
  excerpt: {
    marked(text: string, terms: Set<string>, tokenizer: Tokenizer): DocumentFragment;
    line(text: string, terms: Set<string>, tokenizer: Tokenizer): string;
  };
  engine(settings: any, load: LoadData): Engine;
  tokens(tables: any): Tokenizer;
  bits: any;
  lexicon: any;
  scorer: any;
  expansion: any;
  titles(words: Meaning[][], names: number[]): Map<number, number>;
  lunr: any;

  [explore: string]: any;
}

type Attributes = Record<string, string | number | boolean | null>;
type MakeElement = <Tag extends keyof HTMLElementTagNameMap>(
  name: Tag,
  attributes?: Attributes,
  ...children: (Node | string)[]
) => HTMLElementTagNameMap[Tag];
type CopyText = (text: string, near: Element) => Promise<void>;

/* What the reader keeps. */

interface Storage_ {
  read(name: string): any;
  write(name: string, value: unknown): boolean;
  onChange(name: string, call: () => void): void;
}

interface Kept {
  saved: boolean;
  read: boolean;
  note: string;
}

interface Shelf {
  get(id: string): Kept;
  set<Field extends keyof Kept>(id: string, field: Field, is: Kept[Field]): void;
  ids(): string[];
  follow(moved: Texts): void;
  exported(list: string): string;
  merge(text: string): number;
  isRefused(): boolean;
  onChange(listener: () => void): void;
}

interface Marks {
  button(kind: "saved" | "read" | "note"): HTMLButtonElement;
  buttons(): HTMLButtonElement[];
  note(): HTMLElement;
  refresh(holder: HTMLElement): void;
  openNote(holder: HTMLElement, isOpen: boolean, focus?: boolean): void;
  toggle(id: string, field: "saved" | "read"): void;
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
  number: number;
}

interface Found {
  hits: Hit[];
  ranked?: { number: number; score: number }[];
  papers?: number;
  terms?: string[];
}

interface Engine {
  find(query: string, options?: SearchOptions): Promise<any>;
}

interface Client extends Engine {
  tokenizer: Tokenizer;
  text(number: number): Promise<string>;
}

interface SearchDialog {
  open(): void;
}

type LoadData = (name: string, path?: string) => Promise<any>;

interface ClientNeeds {
  settings: any;
  parts: Sitegen["parts"];
  use: Sitegen["use"];
  loadData: LoadData;
  root: string;
}

interface Tokenizer {
  fold(text: string): string;
  tokenize(text: string): { words: string[]; compounds: [number, number, string][] };
  slug(text: string): string;
  JOINED: RegExp;
}

interface Posting {
  term: string;
  documents: number[];
  counts: number[];
  titles: number[];
  positions: number[][];
}

interface Meaning {
  posting: Posting;
  level: number;
}
