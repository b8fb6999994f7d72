//! The news that the site was built anew, told to open pages as server-sent events.

use std::io::{self, Write};
use std::time::Duration;

use super::answer::SAFETY;
use super::http::write_head;
use super::state::{News, State};

/// After so long without news a sign of life is sent, which also shows who went away.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Say on the connection `to` when something else than `since` is shown; only a head if that was asked for.
pub(super) fn tell(to: &mut impl Write, since: &str, only_head: bool, state: &State) -> io::Result<()> {
    let mut headers = vec![("Content-Type", "text/event-stream")];
    headers.extend(SAFETY);
    write_head(to, 200, &headers)?;
    if only_head { Ok(()) } else { go_on(to, since, state) }
}

fn go_on(to: &mut impl Write, since: &str, state: &State) -> io::Result<()> {
    to.write_all(b"retry: 1000\n\n")?;
    to.flush()?;
    loop {
        match state.wait(since, HEARTBEAT) {
            News::None => to.write_all(b": still here\n\n")?,
            News::Changed => {
                to.write_all(b"event: reload\ndata: reload\n\n")?;
                return to.flush();
            }
            News::Stopped => return Ok(()),
        }
        to.flush()?;
    }
}
