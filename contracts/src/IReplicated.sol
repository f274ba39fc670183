// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "./ILedger.sol";
import {IProverRegistry} from "./IProverRegistry.sol";
import {INonces} from "./Nonces.sol";

/// @title Several provers execute a job, commit to what came out, reveal it, and the majority's result counts. There is no proof.
///
/// @notice For results that are only worth what several stakes say: executions, audits, cycle estimates. A round has `replicas`
/// seats (N, odd). Lifecycle: NONE, open, COMMIT, the Nth commitment, REVEAL, finalise, DONE. A round whose seats were not all
/// taken in time, or whose reveals hold no majority, is followed by another one, in which nobody sits that had revealed or should
/// have, until the rounds or the deadline are used up; then the job is EXPIRED and refunded. Without a commitment in the current
/// round the client may cancel.
///
/// Rules of a round:
/// - Commitments are taken for `commitSeconds` from open, or from the round's start. A commitment hides the result behind a salt
///   and names chain, contract, job, round and prover: a copy of another prover's cannot be revealed. Take a fresh random
///   salt of 32 bytes: results are often easy to guess.
/// - One seat for each prover, whichever operator asks, and one round in which it gets as far as revealing.
/// - Reveals are taken for `revealSeconds` from the Nth commitment, so nobody sees a result before all have committed.
/// - A majority is more than half of N, however many revealed. Its provers get the reward each, their bonds back and a share of
///   the forfeited bonds. Who revealed anything else loses the bond and is slashed WRONG. Who revealed nothing loses the bond and
///   is slashed LATE: otherwise a liar that sees itself outvoted would rather keep silent.
/// - Without a majority nobody can say who lied: who revealed gets its bond back and no blame; who did not reveal loses the bond,
///   to the client, and is slashed LATE.
///
/// What this does NOT protect from. Whoever holds a majority of a round's seats decides it: the result is then what they say, they
/// take the reward, and the honest minority is slashed. With N = 3 that takes two seats: two stakes that are old enough and two
/// bonds, all of which come back, so the price of a false result is two stakes' idle time, not their loss. Seats go to
/// whoever comes first and the chain cannot see that one owner stands behind several stakes; the client may be among
/// them, and a client with two of three seats gets the third prover's bond or, by splitting the vote, its result digest for
/// nothing. So: ask for more replicas where more is at stake, commit only for clients whose jobs are worth the risk, and ask
/// for a proof where the result must be right. The commitment keeps provers from copying, not from telling each other. From the
/// second round on, the results that were revealed before are public; a lazy prover may bet on one of them.
///
/// Who is trusted: the prover registry with stakes, and with `slash` doing what it says. If it fails or burns SLASH_GAS the
/// job ends all the same, without that slashing. Its unbonding time must be longer than MAX_JOB_SECONDS. The owner and tokens: see
/// ILedger. There is no upgrade and no pause. On a chain that splits, jobs stay with the chain id they were signed for.
///
/// Jobs are not stored: whoever acts on one passes it again and its EIP-712 digest, the only key, is computed here. All amounts
/// are in the token's smallest unit, all times are block times or durations in seconds.
interface IReplicated is ILedger, INonces {
    /// @notice What a client signs.
    struct Job {
        address client; // who signs, pays, may cancel, and is refunded and compensated
        uint256 nonce; // each can be used once, in any order; not shared with other contracts
        bytes32 programId; // the zkVM's id of the program
        bytes32 programDigest; // SHA-256 of the ELF
        bytes32 inputDigest; // SHA-256 of the input
        uint64 maxCycles; // for provers; not checked here
        address token; // zero: the native coin
        uint96 reward; // for each prover of the majority; N of them are reserved at open
        uint96 bond; // what each commitment puts at stake, in the same token
        uint8 replicas; // N: odd, MIN_REPLICAS to MAX_REPLICAS
        uint8 rounds; // 1 to MAX_ROUNDS
        uint32 commitSeconds; // MIN_PHASE_SECONDS to MAX_PHASE_SECONDS
        uint32 revealSeconds; // likewise
        uint64 deadline; // the last second at which a round can start
    }

    /// @notice What a prover's operator signs, or sends itself. A payout that the registry fixed takes the place of `payout`.
    struct Commit {
        bytes32 jobDigest;
        uint8 round; // from 1
        address operator;
        address payout;
        bytes32 commitment; // commitmentOf(...)
        uint64 expiry; // the last second at which it is taken
    }

    enum State {
        NONE,
        COMMIT,
        REVEAL,
        DONE,
        CANCELLED,
        EXPIRED
    }

    /// @notice What is known of a job. `seats` and `revealed` count the current round's commitments and reveals; `phaseUntil` is the
    /// phase's last second. How forfeited bonds are split is fixed at open. `result` is set at DONE.
    struct JobRecord {
        State state;
        uint8 round;
        uint8 seats;
        uint8 revealed;
        uint64 phaseUntil;
        uint16 nextBps;
        uint16 treasuryBps;
        bytes32 result;
    }

    /// @notice A prover's place in a job's round; `round` is zero where it has none. `word` is the commitment, then the result.
    struct Seat {
        address payout;
        uint8 round;
        bool revealed;
        bytes32 word;
    }

    event Opened(bytes32 indexed jobDigest, address indexed client, Job job);
    event Committed(
        bytes32 indexed jobDigest, address indexed prover, address indexed payout, uint8 round, bytes32 commitment
    );
    /// @notice A phase began: COMMIT at open and with each further round, REVEAL with the Nth commitment.
    event Phase(bytes32 indexed jobDigest, uint8 round, State state, uint64 until);
    event Revealed(bytes32 indexed jobDigest, address indexed prover, uint8 round, bytes32 resultDigest);
    /// @notice The job is DONE. Each of the `winners` got `paid` at its payout: the reward and a share of forfeited bonds.
    event Done(bytes32 indexed jobDigest, bytes32 indexed resultDigest, uint256 winners, uint256 paid);
    /// @notice A prover lost its bond; `stakeSlashed` was taken from its stake. `told` is false where the registry failed.
    event Faulted(
        bytes32 indexed jobDigest,
        address indexed prover,
        IProverRegistry.Fault fault,
        bytes32 faultId,
        uint256 bond,
        uint256 stakeSlashed,
        bool told
    );
    event Cancelled(bytes32 indexed jobDigest);
    event Expired(bytes32 indexed jobDigest);

    error ReplicasInvalid(uint8 replicas);
    error RoundsOutOfRange(uint8 rounds, uint8 max);
    error PhaseSecondsOutOfRange(uint32 given, uint32 min, uint32 max);
    error DeadlineOutOfRange(uint64 deadline, uint256 earliest, uint256 latest);
    error SharesInvalid(uint256 nextBps, uint256 treasuryBps);
    error WrongState(bytes32 jobDigest, State state);
    error WrongJob(bytes32 got, bytes32 wanted);
    error WrongRound(uint8 got, uint8 wanted);
    error PhaseOver(uint64 until);
    error PhaseNotOver(uint64 until);
    error UnknownProver(address operator);
    error CapacityReached(address prover, uint256 capacity);
    error AlreadySeated(address prover, uint8 round);
    error NotSeated(address prover);
    error AlreadyRevealed(address prover);
    error ZeroResult();
    error WrongReveal(address prover);
    error HasCommitments(uint8 seats);
    error GasTooLow(uint256 needed);

    /// @notice Reserves `reward * replicas` from the client's balance and starts the first round. Anyone may carry a job that the
    /// client signed (ECDSA, or ERC-1271); the client itself may leave the signature empty. Value sent is credited to the
    /// client first.
    function open(Job calldata job, bytes calldata signature) external payable returns (bytes32 digest);

    /// @notice Refunds a job whose current round has no commitment. The client, or anyone with its signature of
    /// Cancel(jobDigest, expiry).
    function cancel(Job calldata job, uint64 expiry, bytes calldata signature) external;

    /// @notice Takes a seat in the current round for the operator's prover, with the bond from the prover's balance; value sent
    /// is credited to it first. The operator, or anyone with its signature. A prover has at most as many seats in all open
    /// jobs as the registry gives it capacity (the market counts its locks for itself). The last seat starts the reveals.
    function commit(Job calldata job, Commit calldata request, bytes calldata signature) external payable;

    /// @notice Shows what `prover` committed to. Anyone who knows result and salt, while reveals are taken.
    function reveal(bytes32 jobDigest_, address prover, bytes32 resultDigest, bytes32 salt) external;

    /// @notice Ends a round: pays and punishes, and closes the job, starts the next round, or refunds. Anyone, once all have
    /// revealed or the phase is over. Needs SLASH_GAS in hand for each fault, so that no caller can starve the slashing.
    function finalise(Job calldata job) external;

    function PROVERS() external view returns (IProverRegistry);

    function TREASURY() external view returns (address);

    /// @notice The majority's result; zero before the job is DONE.
    function resultOf(bytes32 jobDigest_) external view returns (bytes32);

    /// @notice What is known of a job.
    function jobs(bytes32 jobDigest_) external view returns (JobRecord memory);

    /// @notice A prover's place in a job.
    function seatOf(bytes32 jobDigest_, address prover) external view returns (Seat memory);

    /// @notice Who sits or sat in a job, in order; the last `seats` of them in the current round.
    function proversOf(bytes32 jobDigest_) external view returns (address[] memory);

    /// @notice How many seats a prover has in rounds that were not ended yet.
    function openSeats(address prover) external view returns (uint256);

    /// @notice The job's EIP-712 digest for this chain and contract.
    function jobDigest(Job calldata job) external view returns (bytes32);

    /// @notice What a prover's operator signs.
    function commitDigest(Commit calldata request) external view returns (bytes32);

    /// @notice What a client signs to have a job cancelled by others.
    function cancelDigest(bytes32 jobDigest_, uint64 expiry) external view returns (bytes32);

    /// @notice keccak256(abi.encode(keccak256("lemma.commitment.v1"), chain id, this contract, jobDigest, round, prover,
    /// resultDigest, salt)).
    function commitmentOf(bytes32 jobDigest_, uint8 round, address prover, bytes32 resultDigest, bytes32 salt)
        external
        view
        returns (bytes32);

    /// @notice What names a fault towards the registry: keccak256(abi.encode(keccak256("lemma.fault.v1"), jobDigest, round, prover)).
    function faultOf(bytes32 jobDigest_, uint8 round, address prover) external pure returns (bytes32);
}
