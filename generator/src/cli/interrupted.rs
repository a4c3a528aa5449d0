//! How the system asks a process to end.

use std::io;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::signal;

/// Waits for an interruption of the process.
pub struct Interrupted(mpsc::Receiver<()>);

impl Interrupted {
    /// From now on, an interruption of the process (ctrl-c, SIGTERM) does not end it, but is told.
    ///
    /// # Errors
    ///
    /// When the system does not tell of interruptions.
    pub fn new() -> io::Result<Self> {
        let (tell, told) = mpsc::channel();
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let mut signals = {
            let _here = runtime.enter();
            Signals::new()?
        };
        std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
            runtime.block_on(signals.wait());
            // Whoever does not wait any more is stopping already.
            let _ = tell.send(());
        })?;
        Ok(Self(told))
    }

    /// Waits for so long, and tells whether there was one.
    pub fn within(&self, time: Duration) -> bool {
        match self.0.recv_timeout(time) {
            Ok(()) => true,
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(time);
                false
            }
        }
    }
}

/// Tells when the process is to end. It does not end of itself any more once this is there.
#[cfg(unix)]
struct Signals {
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
    fn new() -> io::Result<Self> {
        use signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for ctrl-c or a request to terminate.
    async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Tells when the process is to end. It does not end of itself any more once this is there.
#[cfg(windows)]
struct Signals {
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
    fn new() -> io::Result<Self> {
        Ok(Self { interrupt: signal::windows::ctrl_c()?, close: signal::windows::ctrl_close()? })
    }

    /// Waits for ctrl-c or for the console to close.
    async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.close.recv() => {}
        }
    }
}
