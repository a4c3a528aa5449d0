//! `README.md` of a generated crate.

use crate::model::api::{BodyContent, Operation, Parameter, ParameterPlace, ResponseContent, Type};
use crate::names::plan::{OperationPlan, Plan};

/// The readme: what the crate is, and how an operation of this API is called.
pub(super) fn readme(plan: &Plan<'_>, name: &str) -> String {
    let krate = name.replace('-', "_");
    let usage = match showpiece(plan) {
        Some((operation, names)) => usage(plan, &krate, operation, names),
        None => String::new(),
    };
    let license = "The comments in the source files quote the documentation of the API. Their text is not \
        the crate\nauthor's: it is under the licence of that documentation.\n";
    format!(
        "# {name}\n\n{}\n{usage}{}{}## Licence\n\n{license}",
        intro(plan),
        features(plan),
        ERRORS
    )
}

fn intro(plan: &Plan<'_>) -> String {
    let (operations, carriers) = (plan.operations.len(), plan.carriers.len());
    format!(
        "A client of a web API, written by tablature from the pages that document it: {operations} operations, \
         {carriers} structs.\nEdit the pages and not this crate; it is written anew from them.\n"
    )
}

/// The docs of the crate: the readme, and what links to the kinds of calls, each of which has an example. Where the
/// features of the readme's example are off, it is not tested.
pub(super) fn library_docs(plan: &Plan<'_>) -> String {
    const README: &str = "doc = include_str!(\"../README.md\")";
    let readme = showpiece(plan).map_or(format!("#![{README}]\n"), |(_, names)| {
        let feature = &plan.groups[names.group].feature;
        format!(
            "#![cfg_attr(\n    any(not(doctest), all(feature = \"reqwest\", feature = {feature:?})),\n    {README}\n)]\n"
        )
    });
    let kinds = KINDS_OF_CALLS
        .lines()
        .map(|line| format!("#![cfg_attr(feature = \"reqwest\", doc = {line:?})]\n"));
    readme + &kinds.collect::<String>()
}

/// The operation that is easiest to show: it answers a struct and needs few arguments.
fn showpiece<'p>(plan: &'p Plan<'_>) -> Option<(&'p Operation, &'p OperationPlan)> {
    let operations = plan.api.operations.iter().zip(&plan.operations);
    operations.min_by_key(|(operation, _)| {
        let answers_struct =
            matches!(operation.response.content, ResponseContent::Json(Type::Carrier(_)));
        let has_body = operation.body.is_some();
        let required =
            operation.parameters.iter().filter(|parameter| is_argument(parameter)).count();
        (!answers_struct, has_body, required)
    })
}

fn usage(plan: &Plan<'_>, krate: &str, operation: &Operation, names: &OperationPlan) -> String {
    let module = &plan.groups[names.group].module;
    let last = module.last().map_or("", String::as_str);
    let mut arguments: Vec<String> = operation
        .parameters
        .iter()
        .filter(|parameter| is_argument(parameter))
        .map(argument)
        .collect();
    arguments.extend(operation.body.as_ref().map(|body| match &body.content {
        BodyContent::Json(ty) => body_argument(ty).to_owned(),
        BodyContent::Patch => format!("{krate}::Patch::Merge(Default::default())"),
        BodyContent::Binary => format!("{krate}::Upload::bytes(\"image/png\", vec![])"),
        BodyContent::Form => "&[(\"name\", \"value\")]".to_owned(),
    }));
    let call = format!("{last}::{}({})", names.function, arguments.join(", "));
    let servers = &plan.api.client.servers;
    let base_url = servers.first().map_or("https://example.com", String::as_str);
    let places = match &servers[..] {
        [] | [_] => String::new(),
        [_, others @ ..] => {
            let others = others.iter().map(|url| format!("`{url}`")).collect::<Vec<_>>().join(", ");
            format!("The API is at {others}, too.\n\n")
        }
    };
    format!(
        "```rust,no_run\n\
         use {krate}::{{Client, Credentials, {path}}};\n\n\
         async fn example(token: &str) -> Result<(), {krate}::Error> {{\n    \
             let client = Client::new({base_url:?})?.credentials(Credentials::bearer(token));\n    \
             let answer = client.send({call}).await?;\n    \
             println!(\"{{answer:?}}\");\n    \
             Ok(())\n\
         }}\n\
         ```\n\n{places}{after}{envelope}",
        path = module.join("::"),
        after = AFTER_USAGE.replace("{krate}", krate),
        envelope = envelope(plan),
    )
}

/// How answers can be had without what wraps them.
fn envelope(plan: &Plan<'_>) -> String {
    let Some(envelope) = &plan.api.client.envelope else { return String::new() };
    format!(
        "Answers wrap what was asked for. `client.send(call.unwrapped())` gives what is inside (`{}`); an answer that\n\
         says that the call has failed, or holds nothing, is an error then, with all of it as its body.\n\n",
        envelope.property
    )
}

/// A value for a body of this type.
fn body_argument(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "true",
        Type::Int32 | Type::Int64 => "1",
        Type::Double => "1.0",
        Type::String | Type::Byte => "\"text\"",
        Type::DateTime => "&\"2024-01-31T12:00:00Z\".into()",
        Type::Enum(_) => "\"name\".into()",
        Type::List(_) => "&[]",
        Type::Nullable(_) | Type::Carrier(_) | Type::Dictionary(_) | Type::Any => {
            "&Default::default()"
        }
    }
}

fn is_argument(parameter: &Parameter) -> bool {
    parameter.required || parameter.place == ParameterPlace::Path
}

fn argument(parameter: &Parameter) -> String {
    match &parameter.ty {
        Type::Bool => "true",
        Type::Int32 | Type::Int64 => "1",
        Type::Double => "1.0",
        Type::DateTime => "\"2024-01-31T12:00:00Z\"",
        Type::Enum(_) => "\"name\".into()",
        Type::List(item) if matches!(**item, Type::String | Type::Byte) => "[\"name\"]",
        Type::List(_) => "&[]",
        _ => "\"name\"",
    }
    .to_owned()
}

fn features(plan: &Plan<'_>) -> String {
    let features: Vec<String> =
        plan.groups.iter().map(|group| format!("- `{}`\n", group.feature)).collect();
    format!("{FEATURES}{}\n", features.concat())
}

const AFTER_USAGE: &str = "\
A function builds a call: what the API requires are its arguments, what it takes besides are methods of the
call. It does no I/O. `Client::send` sends it and reads the answer, `Client::download` hands the answer out piece
by piece, and `Client::rows` reads lists across the links between their pages. `into_http(base_url)` gives an
`http::Request` for a transport of your own and what reads its response.

A single call can have headers and a time limit of its own:
`call.timeout(Duration::from_secs(5)).header(\"X-Name\", \"value\")`.

A client can be told how long to wait (`timeout`), how large an answer may be (`limit`), to repeat what fails for
the moment (`retry`), where to get new credentials (`renew`), and to call you with all that passes (`hook`).
`blocking::Client` is the same without async.

";

/// Links to what has an example. Each line is an attribute's, and short enough for rustfmt.
const KINDS_OF_CALLS: &str = "
## Kinds of calls

- [`Client::send`]: one call and its answer
- [`Client::send_with_headers`]: with its headers
- [`Client::rows`]: lists, across all their pages
- [`Client::download`], [`Upload`]: files
- [`Patch`]: changes of a part
- [`Call`]: headers and a time of its own
- [`Hook`]: all that passes
";

const FEATURES: &str = "\
## Features

- `reqwest`: the client, also for `wasm32-unknown-unknown`. Without it the crate makes requests and reads responses.
- `ureq`: the blocking client (off by default).
- `jiff`: conversions of dates (off by default).
- `tracing`: a span of `tracing` for every request, named as OpenTelemetry's conventions for HTTP clients say (off by
  default).
- `gzip`, `brotli`, `zstd`: compressed answers (off by default; `zstd` with `reqwest` only). A client's `limit` counts
  what comes out of them.
- `decode-requests`: `Deserialize` for structs that no answer has a part of, as servers and stored requests need it
  (off by default, because it would be a fifth of what there is to compile).

and one for each group of operations, all on by default; switch off what you do not need, and it is not
compiled:

";

const ERRORS: &str = "\
## Errors

- `Error::Status`: the server says that the call has failed; with what the documentation says about that status.
- `Error::Null`: the server answered `null` where the documentation promises content.
- `Error::Decode`: the answer is not of the documented type; with the path of the value, such as `Items[0].Name`.
- `Error::TooLarge`: the answer is larger than the client allows.
- `Error::Request`: the request cannot be sent; `Error::Hook`: a hook does not want it to be sent.
- `Error::Credentials`: there are no new credentials in place of those that were refused.
- `Error::Transport`: there is no response; `is_timeout` tells whether it took too long.

`error.documented()`, `error.status()` and `error.body()` take it apart, `is_not_found()`, `is_not_modified()` and
`is_precondition_failed()` ask for what is common.

`Debug` shows no passwords and tokens: neither those of credentials and requests, nor properties that hold some.

Properties that the documentation does not know, and those that arrive as `null`, are kept in the field `extra`
of each struct and are sent back as they came.

";
