import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  type TextEdit,
} from 'vscode-languageserver-protocol/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { COMMAND } from './helpers.ts';

/** What the editors of these tests can do: everything that the server makes use of. */
export const CAPABILITIES: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
};

/** An editor that starts the built command and speaks to it over its standard input and output. */
export class Editor {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  /** Everything the server published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: string[] = [];
  readonly watched: string[] = [];
  readonly #waiting = new Set<() => void>();
  stderr = '';

  constructor(folder: string, args: readonly string[] = ['--stdio']) {
    const child = spawn(process.execPath, [COMMAND, 'lsp', ...args], { cwd: folder, stdio: 'pipe' });
    this.child = child;
    child.stderr.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.connection = createProtocolConnection(child.stdout, child.stdin);
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      for (const look of [...this.#waiting]) look();
    });
    this.connection.onNotification('window/showMessage', ({ message }) => this.messages.push(message));
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.watched.push(...registrations.map(({ method }) => method));
    });
    this.connection.listen();
  }

  async start(folder: string, capabilities: ClientCapabilities = CAPABILITIES): Promise<InitializeResult> {
    const uri = pathToFileURL(folder).href;
    const workspaceFolders = [{ uri, name: 'desk' }];
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      capabilities,
      workspaceFolders,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async open(uri: string, text: string, languageId = 'plaintext'): Promise<PublishDiagnosticsParams> {
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return this.diagnostics(uri, 1);
  }

  async change(uri: string, version: number, range: Range, text: string): Promise<void> {
    const params = { textDocument: { uri, version }, contentChanges: [{ range, text }] };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  /** The next diagnostics of a version that come in, or the last that did, once they are as wanted. */
  diagnostics(
    uri: string,
    version: number,
    isWanted: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no such diagnostics of ${uri} ${version}; ${this.stderr}`)),
        25_000,
      );
      const look = (): void => {
        const last = this.published.findLast((one) => one.uri === uri);
        if (last?.version !== version || !isWanted(last)) return;
        this.#waiting.delete(look);
        clearTimeout(timer);
        resolve(last);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    return (await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context,
    })) as CodeAction[];
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } });
  }

  /** Exit code, after the server was asked to shut down and to exit. */
  async stop(): Promise<number | null> {
    const code = this.exited();
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return code;
  }

  exited(): Promise<number | null> {
    if (this.child.exitCode !== null) return Promise.resolve(this.child.exitCode);
    return new Promise((resolve) => this.child.once('exit', resolve));
  }
}

/** The text after an action that changes this document; no other version than the given one. */
export function applied(action: CodeAction | undefined, uri: string, text: string, version: number): string {
  const [change] = action?.edit?.documentChanges ?? [];
  if (!change || !('edits' in change) || change.textDocument.uri !== uri || change.textDocument.version !== version) {
    throw new Error(`no edit of version ${version}: ${JSON.stringify(action)}`);
  }
  return TextDocument.applyEdits(TextDocument.create(uri, '', version, text), change.edits as TextEdit[]);
}
