// Passkeys in the browsers' own JSON: the server asks, the authenticator answers, the server says where to go on to.
const post = (part, path, body) => fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json", Accept: "application/json, text/plain", [part.dataset.header]: part.dataset.token },
  body: body === undefined ? "" : JSON.stringify(body),
});

const expectOk = async (response) => {
  if (!response.ok) throw new Error(`${response.status}`);
  return response;
};

const signIn = async (part) => {
  const asked = await (await expectOk(await post(part, "/login/passkey/options"))).json();
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  const answer = await navigator.credentials.get({ publicKey });
  const next = new URLSearchParams({ next: part.dataset.next ?? "/" });
  return (await expectOk(await post(part, `/login/passkey?${next}`, answer.toJSON()))).text();
};

const add = async (part) => {
  const asked = await (await expectOk(await post(part, "/settings/passkeys/options"))).json();
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked);
  const credential = (await navigator.credentials.create({ publicKey })).toJSON();
  const label = part.querySelector("input").value;
  return (await expectOk(await post(part, "/settings/passkeys", { credential, label }))).text();
};

const run = async (part, act) => {
  const button = part.querySelector("button");
  const failed = part.querySelector(".error");
  failed.hidden = true;
  button.disabled = true;
  try {
    location.assign(await act(part));
  } catch {
    failed.hidden = false;
  }
  button.disabled = false;
};

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = false;
    if (part.dataset.passkey === "add") {
      part.addEventListener("submit", (event) => {
        event.preventDefault();
        run(part, add);
      });
    } else {
      part.querySelector("button").addEventListener("click", () => run(part, signIn));
    }
  }
}
