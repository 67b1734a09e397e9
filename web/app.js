// Boot: the core and its tenant are fetched side by side, then the first frame is drawn.
import createTallygate from './tallygate.js';
import { Core } from './core.js';
import { fetchWithProgress } from './download.js';
import { Host } from './host.js';
import { listen } from './input.js';
import { Mirror } from './mirror.js';
import { noticeIsShown, showNotice } from './notice.js';
import { openServer, openTab } from './tenants.js';

const canvas = document.getElementById('canvas');
const isServer = document.querySelector('meta[name=tallygate-backend]').content === 'server';

const hasWebGL2 = () => !!document.createElement('canvas').getContext('webgl2');

function showFailure(detail) {
  showNotice({
    title: 'Tallygate stopped',
    text: 'Something in the page broke. What it saved is still there; loading the page again usually helps.',
    detail,
    actions: [['Load again', () => location.reload()]],
  });
}

async function boot() {
  if (!hasWebGL2()) {
    showNotice({
      title: 'This browser shows no WebGL2',
      text:
        'Tallygate draws its dashboard with WebGL2. Please use a current Firefox, Chrome, Edge or Safari, ' +
        'or turn on hardware acceleration in its settings.',
    });
    return;
  }
  const download = fetchWithProgress(new URL('tallygate.wasm', import.meta.url));
  const tenant = await (isServer ? openServer() : openTab());
  if (!tenant) return; // a notice says why
  const host = new Host(canvas, tenant);
  const module = await createTallygate({
    host,
    canvas,
    onAbort: (reason) => host.stop(() => showFailure(String(reason))),
    instantiateWasm: (imports, done) => {
      download
        .then((response) => WebAssembly.instantiateStreaming(response, imports))
        .then(({ instance, module }) => done(instance, module))
        .catch((error) => showFailure(String(error)));
      return {};
    },
  });
  if (host.hasFailed) return;
  const core = new Core(module, host);
  const mirror = new Mirror(core);
  host.start(core, mirror);
  listen(canvas, core, mirror, noticeIsShown);
}

boot().catch((error) => showFailure(String(error)));
