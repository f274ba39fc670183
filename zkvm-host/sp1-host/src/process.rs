//! The process around the host: private standard streams, signals, exit codes, children that never outlive it, and a
//! temporary folder that nobody else can write to.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Error, Result, Write};
use std::os::fd::{AsRawFd, FromRawFd};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Age from which unmapped shared memory counts as left behind.
const LEFT_BEHIND_AGE: Duration = Duration::from_secs(600);

pub const EXIT_END_OF_INPUT: i32 = 0;
pub const EXIT_USAGE: i32 = 64;
pub const EXIT_INTERNAL: i32 = 70;
pub const EXIT_CANNOT_START: i32 = 71;
pub const EXIT_ASKED_TO_STOP: i32 = 75;

/// Takes standard input and output away from all other code in this process and its children: they find an empty input,
/// and what they print goes to standard error, so nothing but our own messages can reach the client.
pub fn take_streams() -> Result<(File, File)> {
    let (input, output) = (private_copy(0)?, private_copy(1)?);
    let null = File::open("/dev/null")?;
    redirect(null.as_raw_fd(), 0)?;
    redirect(2, 1)?;
    Ok((input, output))
}

fn private_copy(fd: i32) -> Result<File> {
    let copy = unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 3) };
    if copy < 0 {
        return Err(Error::last_os_error());
    }
    Ok(unsafe { File::from_raw_fd(copy) })
}

fn redirect(from: i32, to: i32) -> Result<()> {
    if unsafe { libc::dup2(from, to) } < 0 {
        return Err(Error::last_os_error());
    }
    Ok(())
}

/// Points TMPDIR at a folder of ours with mode 0700. The zkVM unpacks its executor there and runs what it finds under a
/// name that anyone can compute, so the folder must not be a shared one. Call before any thread starts.
pub fn private_temporary_folder() -> Result<()> {
    let uid = unsafe { libc::geteuid() };
    let folder = std::env::temp_dir().join(format!("lemma-sp1-host-{uid}"));
    if std::env::temp_dir().file_name() == folder.file_name() {
        return check_private(&std::env::temp_dir(), uid); // a child of a host finds it made
    }
    match std::fs::DirBuilder::new().mode(0o700).create(&folder) {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(Error::new(e.kind(), format!("{}: {e}; set TMPDIR to a writable folder", folder.display())));
        }
        _ => check_private(&folder, uid)?,
    }
    std::env::set_var("TMPDIR", &folder);
    Ok(())
}

fn check_private(folder: &Path, uid: u32) -> Result<()> {
    let about = std::fs::symlink_metadata(folder)?;
    if about.is_dir() && about.uid() == uid && about.mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(Error::other(format!("{} is not a folder that only this user can use; remove it", folder.display())))
}

/// Ends the process with [`EXIT_ASKED_TO_STOP`] when it is asked to stop (SIGTERM, SIGINT, SIGHUP). Call before any other
/// thread starts, so that all of them leave these signals to the one thread that waits for them.
pub fn stop_on_signals() {
    let set = unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut set);
        for signal in [libc::SIGTERM, libc::SIGINT, libc::SIGHUP] {
            libc::sigaddset(&mut set, signal);
        }
        libc::pthread_sigmask(libc::SIG_BLOCK, &set, std::ptr::null_mut());
        set
    };
    std::thread::spawn(move || {
        let mut signal = 0;
        while unsafe { libc::sigwait(&set, &mut signal) } != 0 {}
        exit(EXIT_ASKED_TO_STOP)
    });
}

/// Makes this process die with the process `parent` that started it, and leave no core dump.
pub fn bind_to_parent(parent: u32) -> Result<()> {
    let no_core = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    unsafe {
        libc::setrlimit(libc::RLIMIT_CORE, &no_core);
        // The kernel watches the starting thread, so that thread must wait for its child.
        if libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) != 0 {
            return Err(Error::last_os_error());
        }
        if libc::getppid() as u32 != parent {
            return Err(Error::other("the host ended"));
        }
    }
    Ok(())
}

/// Asks the kernel to take this process before any other when memory runs out, and gives up all ways to gain rights.
pub fn lower_own_standing() {
    // Both only help others; a kernel that refuses them changes nothing for the result.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) };
}

/// Ends the process at once with `code`: kills its children, removes the shared memory it holds, runs nothing else.
pub fn exit(code: i32) -> ! {
    for child in children() {
        unsafe { libc::kill(child, libc::SIGKILL) };
    }
    for path in shared_memory(&std::fs::read_to_string("/proc/self/maps").unwrap_or_default()) {
        let _ = std::fs::remove_file(path);
    }
    let _ = std::io::stderr().flush();
    unsafe { libc::_exit(code) }
}

/// The direct children of this process.
fn children() -> Vec<i32> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let lists = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<_>>()).collect()
}

/// The shared-memory files of the zkVM's executor among the mappings of a process.
fn shared_memory(maps: &str) -> Vec<PathBuf> {
    let names = maps.lines().filter_map(|line| line.find("/dev/shm/").map(|at| &line[at..]));
    let mut paths: Vec<PathBuf> = names.filter(|name| name.contains("sp1_")).map(PathBuf::from).collect();
    paths.sort();
    paths.dedup();
    paths
}

/// Removes the shared memory that killed hosts of this user left behind: what no process maps, and is older than
/// [`LEFT_BEHIND_AGE`], since a file is made before it is mapped.
pub fn remove_left_behind() {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let maps = processes.filter_map(|process| std::fs::read_to_string(process.path().join("maps")).ok());
    let mapped: HashSet<PathBuf> = maps.flat_map(|maps| shared_memory(&maps)).collect();
    let uid = unsafe { libc::geteuid() };
    for file in std::fs::read_dir("/dev/shm").into_iter().flatten().flatten() {
        let name = file.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with("sp1_") || name.starts_with("sem.sp1_"));
        let Ok(about) = file.metadata() else { continue };
        let old = about.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age > LEFT_BEHIND_AGE));
        if ours && old && about.uid() == uid && !mapped.contains(&file.path()) {
            let _ = std::fs::remove_file(file.path());
        }
    }
}

/// The features of the CPU that this program was built for, and whether this CPU has them all.
pub fn cpu_features() -> (String, std::result::Result<(), String>) {
    #[allow(unused_mut)]
    let mut built: Vec<(&str, bool)> = Vec::new();
    macro_rules! note {
        ($($name:tt),*) => {$(
            #[cfg(all(target_arch = "x86_64", target_feature = $name))]
            built.push(($name, std::arch::is_x86_feature_detected!($name)));
        )*};
    }
    note!("adx", "aes", "avx", "avx2", "avx512bw", "avx512cd", "avx512dq", "avx512f", "avx512ifma", "avx512vbmi");
    note!("avx512vl", "avx512vnni", "bmi1", "bmi2", "fma", "gfni", "lzcnt", "pclmulqdq", "popcnt", "sha", "vaes");
    note!("vpclmulqdq", "sse4.2");
    let missing: Vec<&str> = built.iter().filter(|f| !f.1).map(|f| f.0).collect();
    let names = built.iter().map(|f| f.0).collect::<Vec<_>>().join(",");
    let verdict = if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("this CPU lacks {}; build the host on this machine", missing.join(",")))
    };
    (names, verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_only_the_executors_shared_memory() {
        let maps = "7f00-7f01 rw-s 0 00:1 1 /dev/shm/sp1_abc=\n7f02-7f03 rw-s 0 00:1 2 /dev/shm/sem.sp1_abc=\n\
                    7f04-7f05 rw-s 0 00:1 1 /dev/shm/sp1_abc=\n7f06-7f07 rw-s 0 00:1 3 /dev/shm/other\n7f08-7f09 r-xp 0 0 0 /lib/x\n";
        let want = [PathBuf::from("/dev/shm/sem.sp1_abc="), PathBuf::from("/dev/shm/sp1_abc=")];
        assert_eq!(shared_memory(maps), want);
    }

    #[test]
    fn this_cpu_has_what_this_build_needs() {
        let (_, verdict) = cpu_features();
        verdict.unwrap();
    }

    #[test]
    fn a_folder_that_others_can_use_is_refused() {
        let folder = std::env::temp_dir().join(format!("sp1-host-open-{}", std::process::id()));
        std::fs::DirBuilder::new().mode(0o700).create(&folder).unwrap();
        let uid = unsafe { libc::geteuid() };
        check_private(&folder, uid).unwrap();
        assert!(check_private(&folder, uid + 1).is_err());
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o750);
        std::fs::set_permissions(&folder, open).unwrap();
        assert!(check_private(&folder, uid).is_err());
        std::fs::remove_dir(&folder).unwrap();
    }
}
