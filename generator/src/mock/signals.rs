//! How the system asks a process to end.

use std::io;
use tokio::signal;

/// Tells when the process is to end. It does not end of itself any more once this is there.
#[cfg(unix)]
pub(super) struct Signals {
    interrupt: signal::unix::Signal,
    terminate: signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    /// Listens from now on. Must be called where there is a runtime.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn new() -> io::Result<Self> {
        use signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for ctrl-c or a request to terminate.
    pub async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Tells when the process is to end. It does not end of itself any more once this is there.
#[cfg(windows)]
pub(super) struct Signals {
    interrupt: signal::windows::CtrlC,
    close: signal::windows::CtrlClose,
}

#[cfg(windows)]
impl Signals {
    /// Listens from now on. Must be called where there is a runtime.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn new() -> io::Result<Self> {
        Ok(Self { interrupt: signal::windows::ctrl_c()?, close: signal::windows::ctrl_close()? })
    }

    /// Waits for ctrl-c or for the console to close.
    pub async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.close.recv() => {}
        }
    }
}
