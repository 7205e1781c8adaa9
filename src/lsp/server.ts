import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  MessageType,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_NAMES } from '../config/find.ts';
import { packageVersion } from '../package.ts';
import { Galleys } from '../run/galleys.ts';
import { type ActionFeatures, actionsAt, FIX_ALL } from './actions.ts';
import { type CheckedDocument, checkDocument, pathOf } from './check.ts';
import { Checks } from './checks.ts';
import { diagnosticsOf, mistake } from './diagnostics.ts';
import { EXPLAIN_COMMAND } from './exceptions.ts';
import { hoverAt } from './hover.ts';

export interface ServerOptions {
  /** Load the retext plugins that configs name; off, because opening a folder must not run its code. */
  readonly plugins: boolean;
}

/** Files whose change may change what is found: configs, packs, lexicons, profiles, baselines and decisions. */
const WATCHED = [
  `**/{${CONFIG_NAMES.join(',')}}`,
  '**/.galleyignore',
  '**/*.{yml,yaml,tsv,profile}',
  '**/.galley/*.jsonl',
];

/** The language server. It ends the process when the client says so or hangs up: 0 after a shutdown, else 1. */
export function serve(input: Readable, output: Writable, { plugins }: ServerOptions): void {
  const connection = connect(input, output);
  const documents = new TextDocuments(TextDocument);
  const galleys = new Galleys({ plugins });
  let client: Client = clientOf(undefined);

  const checked = async (document: TextDocument, level: 'safe' | 'review'): Promise<CheckedDocument> => {
    const file = pathOf(document.uri);
    const folder = file === undefined ? (client.roots[0] ?? process.cwd()) : path.dirname(file);
    return checkDocument(await galleys.for(folder, client.rootOf(folder)), document, level);
  };
  const checks = new Checks({
    check: (document) => checked(document, 'review'),
    current: (uri) => documents.get(uri),
    done: ({ uri, version }, result) => {
      const found = result instanceof Error ? [mistake(result)] : diagnosticsOf(result, client.features);
      void connection.sendDiagnostics({ uri, version, diagnostics: found });
    },
  });

  connection.onInitialize((params) => {
    client = clientOf(params);
    return initialized();
  });
  connection.onInitialized(() => {
    if (client.canWatch) watch(connection);
  });
  documents.onDidChangeContent(({ document }) => checks.later(document));
  documents.onDidClose(({ document }) => {
    checks.forget(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  const checkAll = (): void => {
    for (const document of documents.all()) checks.later(document);
  };
  documents.onDidSave(checkAll);
  connection.onDidChangeWatchedFiles(checkAll);

  connection.onCodeAction(async (params) => {
    const document = documents.get(params.textDocument.uri);
    const result = document && (await checks.now(document));
    if (!document || !result) return [];
    return actionsAt(result, params, client.features, () => checked(document, 'safe'));
  });
  connection.onHover(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const result = document && (await checks.now(document));
    return result ? hoverAt(result, position, client.markdown) : null;
  });
  connection.onExecuteCommand(({ command, arguments: words = [] }) => {
    if (command !== EXPLAIN_COMMAND) return;
    void connection.sendNotification('window/showMessage', { type: MessageType.Info, message: String(words[0] ?? '') });
  });
  documents.listen(connection);
  connection.listen();
}

/** Ends the process with the connection. */
function connect(input: Readable, output: Writable): Connection {
  const reader = new StreamMessageReader(input);
  const connection = createConnection(reader, new StreamMessageWriter(output));
  let isShutDown = false;
  connection.onShutdown(() => {
    isShutDown = true;
  });
  const hungUp = (): never => process.exit(isShutDown ? 0 : 1);
  input.on('end', hungUp);
  // Where only the answers can go nowhere any more, the editor is gone all the same.
  output.on('error', hungUp);
  reader.onError((error) => {
    process.stderr.write(`galley: lsp: not understood: ${error.message.split('\n')[0]}\n`);
    // A message that is no JSON is passed by. Where a broken header ends and the next message begins, nobody knows.
    if (!(error instanceof SyntaxError)) process.exit(1);
  });
  return connection;
}

function initialized(): InitializeResult {
  return {
    serverInfo: { name: 'galley', version: packageVersion() },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
      hoverProvider: true,
      executeCommandProvider: { commands: [EXPLAIN_COMMAND] },
    },
  };
}

interface Client {
  readonly roots: readonly string[];
  readonly features: ActionFeatures;
  readonly markdown: boolean;
  readonly canWatch: boolean;
  /** The innermost workspace folder around a folder, or the folder itself. */
  rootOf(folder: string): string;
}

function clientOf(params: InitializeParams | undefined): Client {
  const { textDocument, workspace } = params?.capabilities ?? {};
  const shown = textDocument?.publishDiagnostics;
  const uris = params?.workspaceFolders?.map(({ uri }) => uri) ?? (params?.rootUri ? [params.rootUri] : []);
  const roots = uris.map(pathOf).filter((root) => root !== undefined);
  const versionedEdits = workspace?.workspaceEdit?.documentChanges === true;
  return {
    roots,
    features: {
      related: shown?.relatedInformation === true,
      tags: shown?.tagSupport !== undefined,
      codeDescription: shown?.codeDescriptionSupport === true,
      versionedEdits,
      createFiles: versionedEdits && (workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false),
    },
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    canWatch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    rootOf: (folder) =>
      roots
        .filter((root) => `${folder}${path.sep}`.startsWith(`${root}${path.sep}`))
        .sort((a, b) => b.length - a.length)[0] ?? folder,
  };
}

function watch(connection: Connection): void {
  const watchers = WATCHED.map((globPattern) => ({ globPattern }));
  // A client that refuses loses nothing but comfort: each check looks at the config again.
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
}
