// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProverRegistry} from "./IProverRegistry.sol";
import {IReplicated} from "./IReplicated.sol";
import {Ledger} from "./Ledger.sol";
import {Nonces} from "./Nonces.sol";

/// @title See IReplicated for what this promises.
/// @dev What a job holds follows from its record: in COMMIT and REVEAL `reward * replicas` and `bond` for each of its `seats`,
/// otherwise nothing. Money leaves a balance in `open` and `commit` and comes back in `_refund` and `_pay`. External calls besides
/// Ledger's: the registry's two views in `open` and `commit`, and its `slash`, last in `finalise` and unable to undo it.
/// The count beside a prover's native balance is its open seats.
contract Replicated is IReplicated, Ledger, Nonces {
    /// @dev One seat of a round while it is counted; `result` is zero where nothing was revealed.
    struct Ballot {
        address prover;
        address payout;
        bytes32 result;
    }

    bytes32 public constant JOB_TYPEHASH = keccak256(
        "Job(address client,uint256 nonce,bytes32 programId,bytes32 programDigest,bytes32 inputDigest,uint64 maxCycles,address token,uint96 reward,uint96 bond,uint8 replicas,uint8 rounds,uint32 commitSeconds,uint32 revealSeconds,uint64 deadline)"
    );
    bytes32 public constant COMMIT_TYPEHASH = keccak256(
        "Commit(bytes32 jobDigest,uint8 round,address operator,address payout,bytes32 commitment,uint64 expiry)"
    );
    bytes32 public constant CANCEL_TYPEHASH = keccak256("Cancel(bytes32 jobDigest,uint64 expiry)");
    bytes32 public constant COMMITMENT_TAG = keccak256("lemma.commitment.v1");
    bytes32 public constant FAULT_TAG = keccak256("lemma.fault.v1");
    uint8 public constant MIN_REPLICAS = 3;
    uint8 public constant MAX_REPLICAS = 15;
    uint8 public constant MAX_ROUNDS = 3;
    /// @notice A shorter window could close before an honest transaction gets in, and the bond would be lost.
    uint32 public constant MIN_PHASE_SECONDS = 5 minutes;
    uint32 public constant MAX_PHASE_SECONDS = 7 days;
    /// @notice From open to the last second of the last possible phase.
    uint64 public constant MAX_JOB_SECONDS = 30 days;
    /// @notice What one slashing may use; with MAX_REPLICAS of them a round can still be ended in one transaction.
    uint256 public constant SLASH_GAS = 500_000;
    uint256 private constant WHOLE_BPS = 10_000;

    IProverRegistry public immutable PROVERS;
    address public immutable TREASURY;

    mapping(bytes32 digest => JobRecord) private _jobs;
    mapping(bytes32 digest => address[]) private _provers;
    mapping(bytes32 digest => mapping(address prover => Seat)) private _seats;

    constructor(address owner, address[] memory tokens, IProverRegistry provers, address treasury)
        Ledger(owner, tokens)
    {
        if (address(provers).code.length == 0) revert BadAddress(address(provers));
        _requireAccount(treasury);
        PROVERS = provers;
        TREASURY = treasury;
    }

    // ---- jobs

    /// @inheritdoc IReplicated
    function open(Job calldata job, bytes calldata signature) external payable nonReentrant returns (bytes32 digest) {
        _checkJob(job);
        digest = jobDigest(job);
        _requireSigner(job.client, digest, signature);
        _useNonce(job.client, job.nonce);
        (uint256 nextBps, uint256 treasuryBps) = PROVERS.shares();
        if (nextBps > WHOLE_BPS || treasuryBps > WHOLE_BPS - nextBps) revert SharesInvalid(nextBps, treasuryBps);

        _creditValue(job.client);
        _debit(job.token, job.client, uint256(job.reward) * job.replicas);
        JobRecord storage record = _jobs[digest];
        record.nextBps = uint16(nextBps);
        record.treasuryBps = uint16(treasuryBps);
        emit Opened(digest, job.client, job);
        _startRound(job, digest, record);
    }

    /// @inheritdoc IReplicated
    function cancel(Job calldata job, uint64 expiry, bytes calldata signature) external nonReentrant {
        bytes32 digest = jobDigest(job);
        _requireUnexpired(expiry);
        _requireSigner(job.client, cancelDigest(digest, expiry), signature);
        JobRecord storage record = _jobs[digest];
        if (record.state != State.COMMIT) revert WrongState(digest, record.state);
        if (record.seats != 0) revert HasCommitments(record.seats);
        record.state = State.CANCELLED;
        _refund(job);
        emit Cancelled(digest);
    }

    // ---- a round

    /// @inheritdoc IReplicated
    function commit(Job calldata job, Commit calldata request, bytes calldata signature) external payable nonReentrant {
        bytes32 digest = jobDigest(job);
        JobRecord storage record = _jobs[digest];
        if (record.state != State.COMMIT) revert WrongState(digest, record.state);
        if (block.timestamp > record.phaseUntil) revert PhaseOver(record.phaseUntil);
        if (request.jobDigest != digest) revert WrongJob(request.jobDigest, digest);
        if (request.round != record.round) revert WrongRound(request.round, record.round);
        _requireUnexpired(request.expiry);
        _requireSigner(request.operator, commitDigest(request), signature);

        (address prover, address payout) = _seat(digest, request);
        _creditValue(prover);
        _debit(job.token, prover, job.bond);
        emit Committed(digest, prover, payout, request.round, request.commitment);
        uint8 seats = record.seats + 1;
        record.seats = seats;
        if (seats == job.replicas) {
            uint64 until = uint64(block.timestamp + job.revealSeconds);
            record.state = State.REVEAL;
            record.phaseUntil = until;
            emit Phase(digest, request.round, State.REVEAL, until);
        }
    }

    /// @inheritdoc IReplicated
    function reveal(bytes32 jobDigest_, address prover, bytes32 resultDigest, bytes32 salt) external nonReentrant {
        JobRecord storage record = _jobs[jobDigest_];
        if (record.state != State.REVEAL) revert WrongState(jobDigest_, record.state);
        if (block.timestamp > record.phaseUntil) revert PhaseOver(record.phaseUntil);
        Seat storage seat = _seats[jobDigest_][prover];
        uint8 round = record.round;
        if (seat.round != round) revert NotSeated(prover);
        if (seat.revealed) revert AlreadyRevealed(prover);
        if (resultDigest == 0) revert ZeroResult();
        if (seat.word != commitmentOf(jobDigest_, round, prover, resultDigest, salt)) revert WrongReveal(prover);
        seat.revealed = true;
        seat.word = resultDigest;
        record.revealed += 1;
        emit Revealed(jobDigest_, prover, round, resultDigest);
    }

    /// @inheritdoc IReplicated
    function finalise(Job calldata job) external nonReentrant {
        bytes32 digest = jobDigest(job);
        JobRecord storage record = _jobs[digest];
        State state = record.state;
        if (state != State.COMMIT && state != State.REVEAL) revert WrongState(digest, state);
        if (state == State.COMMIT || record.revealed != job.replicas) {
            if (block.timestamp <= record.phaseUntil) revert PhaseNotOver(record.phaseUntil);
        }
        if (state == State.COMMIT) {
            _returnSeats(job, digest, record.seats);
            _nextOrExpire(job, digest, record);
            return;
        }
        uint8 round = record.round;
        Ballot[] memory ballots = _ballots(digest, job.replicas);
        (bytes32 result, uint256 votes) = _majority(ballots);
        _pay(job, digest, record, ballots, result, votes);
        if (result == 0) _nextOrExpire(job, digest, record);
        _punish(job, digest, round, ballots, result);
    }

    // ---- views

    /// @inheritdoc IReplicated
    function resultOf(bytes32 jobDigest_) external view returns (bytes32) {
        return _jobs[jobDigest_].result;
    }

    /// @inheritdoc IReplicated
    function jobs(bytes32 jobDigest_) external view returns (JobRecord memory) {
        return _jobs[jobDigest_];
    }

    /// @inheritdoc IReplicated
    function seatOf(bytes32 jobDigest_, address prover) external view returns (Seat memory) {
        return _seats[jobDigest_][prover];
    }

    /// @inheritdoc IReplicated
    function proversOf(bytes32 jobDigest_) external view returns (address[] memory) {
        return _provers[jobDigest_];
    }

    /// @inheritdoc IReplicated
    function openSeats(address prover) external view returns (uint256) {
        return _accounts[NATIVE][prover].extra;
    }

    /// @inheritdoc IReplicated
    function jobDigest(Job calldata job) public view returns (bytes32) {
        // Every field is one word, so EIP-712's encoding of the struct is its ABI encoding. So it is below.
        return _hashTypedDataV4(keccak256(abi.encode(JOB_TYPEHASH, job)));
    }

    /// @inheritdoc IReplicated
    function commitDigest(Commit calldata request) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(COMMIT_TYPEHASH, request)));
    }

    /// @inheritdoc IReplicated
    function cancelDigest(bytes32 jobDigest_, uint64 expiry) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(CANCEL_TYPEHASH, jobDigest_, expiry)));
    }

    /// @inheritdoc IReplicated
    function commitmentOf(bytes32 jobDigest_, uint8 round, address prover, bytes32 resultDigest, bytes32 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(
            abi.encode(COMMITMENT_TAG, block.chainid, address(this), jobDigest_, round, prover, resultDigest, salt)
        );
    }

    /// @inheritdoc IReplicated
    function faultOf(bytes32 jobDigest_, uint8 round, address prover) public pure returns (bytes32) {
        return keccak256(abi.encode(FAULT_TAG, jobDigest_, round, prover));
    }

    // ---- checks

    function _checkJob(Job calldata job) private view {
        _requireAccount(job.client);
        _requireToken(job.token);
        if (job.replicas < MIN_REPLICAS || job.replicas > MAX_REPLICAS || job.replicas & 1 == 0) {
            revert ReplicasInvalid(job.replicas);
        }
        if (job.rounds == 0 || job.rounds > MAX_ROUNDS) revert RoundsOutOfRange(job.rounds, MAX_ROUNDS);
        _checkPhase(job.commitSeconds);
        _checkPhase(job.revealSeconds);
        // Every stake must still be there to be slashed when the last round can end.
        uint256 latest = block.timestamp + MAX_JOB_SECONDS - job.commitSeconds - job.revealSeconds;
        if (job.deadline < block.timestamp || job.deadline > latest) {
            revert DeadlineOutOfRange(job.deadline, block.timestamp, latest);
        }
    }

    function _checkPhase(uint32 seconds_) private pure {
        if (seconds_ < MIN_PHASE_SECONDS || seconds_ > MAX_PHASE_SECONDS) {
            revert PhaseSecondsOutOfRange(seconds_, MIN_PHASE_SECONDS, MAX_PHASE_SECONDS);
        }
    }

    function _requireUnexpired(uint64 expiry) private view {
        if (block.timestamp > expiry) revert SignatureExpired(expiry);
    }

    // ---- effects

    function _startRound(Job calldata job, bytes32 digest, JobRecord storage record) private {
        uint64 until = uint64(block.timestamp + job.commitSeconds);
        uint8 round = record.round + 1;
        record.state = State.COMMIT;
        record.round = round;
        record.seats = 0;
        record.revealed = 0;
        record.phaseUntil = until;
        emit Phase(digest, round, State.COMMIT, until);
    }

    function _nextOrExpire(Job calldata job, bytes32 digest, JobRecord storage record) private {
        if (record.round < job.rounds && block.timestamp <= job.deadline) {
            _startRound(job, digest, record);
        } else {
            record.state = State.EXPIRED;
            _refund(job);
            emit Expired(digest);
        }
    }

    function _refund(Job calldata job) private {
        _credit(job.token, job.client, uint256(job.reward) * job.replicas);
    }

    /// @dev Writes the seat of the operator's prover.
    function _seat(bytes32 digest, Commit calldata request) private returns (address prover, address payout) {
        uint256 capacity;
        (prover, payout, capacity) = PROVERS.resolve(request.operator);
        if (prover == address(0)) revert UnknownProver(request.operator);
        uint256 taken = _accounts[NATIVE][prover].extra;
        if (taken >= capacity) revert CapacityReached(prover, capacity);
        if (payout == address(0)) payout = request.payout;
        _requireAccount(payout);
        Seat storage seat = _seats[digest][prover];
        if (seat.round != 0) revert AlreadySeated(prover, seat.round);
        seat.payout = payout;
        seat.round = request.round;
        seat.word = request.commitment;
        _provers[digest].push(prover);
        _accounts[NATIVE][prover].extra = uint128(taken + 1);
    }

    /// @dev A round that was not filled leaves no trace: nothing was revealed, so the same provers may sit in the next one.
    function _returnSeats(Job calldata job, bytes32 digest, uint256 seats) private {
        address[] storage list = _provers[digest];
        for (uint256 i = 0; i < seats; ++i) {
            address prover = list[list.length - 1];
            list.pop();
            delete _seats[digest][prover];
            _accounts[NATIVE][prover].extra -= 1;
            _credit(job.token, prover, job.bond);
        }
    }

    /// @dev The current round's seats are the last ones of the list.
    function _ballots(bytes32 digest, uint256 seats) private view returns (Ballot[] memory ballots) {
        address[] storage list = _provers[digest];
        uint256 first = list.length - seats;
        ballots = new Ballot[](seats);
        for (uint256 i = 0; i < seats; ++i) {
            address prover = list[first + i];
            Seat storage seat = _seats[digest][prover];
            ballots[i] = Ballot(prover, seat.payout, seat.revealed ? seat.word : bytes32(0));
        }
    }

    /// @dev What more than half of all seats say, or zero. Pairs of different results cancel out; only what is left can be a
    /// majority, and the second pass counts whether it is.
    function _majority(Ballot[] memory ballots) private pure returns (bytes32 result, uint256 votes) {
        for (uint256 i = 0; i < ballots.length; ++i) {
            bytes32 said = ballots[i].result;
            if (said == 0) continue;
            if (votes == 0) result = said;
            votes = said == result ? votes + 1 : votes - 1;
        }
        votes = 0;
        for (uint256 i = 0; i < ballots.length; ++i) {
            if (ballots[i].result == result) ++votes;
        }
        if (votes * 2 <= ballots.length) return (0, 0);
    }

    /// @dev Gives back the bonds of those without fault, and splits the other bonds and, with a majority, the rewards.
    function _pay(
        Job calldata job,
        bytes32 digest,
        JobRecord storage record,
        Ballot[] memory ballots,
        bytes32 result,
        uint256 votes
    ) private {
        uint256 forfeited;
        uint256 paid;
        uint256 toTreasury;
        uint256 toClient;
        if (result != 0) {
            forfeited = uint256(job.bond) * (ballots.length - votes);
            paid = job.reward + forfeited * record.nextBps / WHOLE_BPS / votes;
            toTreasury = forfeited * record.treasuryBps / WHOLE_BPS;
            // What others do not get, roundings too.
            toClient = uint256(job.reward) * ballots.length + forfeited - paid * votes - toTreasury;
            record.state = State.DONE;
            record.result = result;
            emit Done(digest, result, votes, paid);
        }
        for (uint256 i = 0; i < ballots.length; ++i) {
            Ballot memory ballot = ballots[i];
            _accounts[NATIVE][ballot.prover].extra -= 1;
            if (_atFault(ballot, result)) {
                if (result == 0) toClient += job.bond;
                continue;
            }
            _credit(job.token, ballot.prover, job.bond);
            if (result != 0) _credit(job.token, ballot.payout, paid);
        }
        if (toTreasury != 0) _credit(job.token, TREASURY, toTreasury);
        if (toClient != 0) _credit(job.token, job.client, toClient);
    }

    /// @dev Without a majority only silence is a fault.
    function _atFault(Ballot memory ballot, bytes32 result) private pure returns (bool) {
        return result == 0 ? ballot.result == 0 : ballot.result != result;
    }

    /// @dev The next prover's share of a slashed stake goes to a winner, to another one for each loser: there are more winners
    /// than losers.
    function _punish(Job calldata job, bytes32 digest, uint8 round, Ballot[] memory ballots, bytes32 result) private {
        uint256 winner;
        for (uint256 i = 0; i < ballots.length; ++i) {
            Ballot memory ballot = ballots[i];
            if (!_atFault(ballot, result)) continue;
            address next;
            if (result != 0) {
                while (ballots[winner].result != result) {
                    ++winner;
                }
                next = ballots[winner++].prover;
            }
            _punishOne(job, digest, faultOf(digest, round, ballot.prover), ballot, next);
        }
    }

    function _punishOne(Job calldata job, bytes32 digest, bytes32 faultId, Ballot memory ballot, address next) private {
        IProverRegistry.Fault fault = ballot.result == 0 ? IProverRegistry.Fault.LATE : IProverRegistry.Fault.WRONG;
        (bool told, uint256 taken) =
            _slash(abi.encodeCall(IProverRegistry.slash, (ballot.prover, fault, faultId, 0, job.client, next)));
        emit Faulted(digest, ballot.prover, fault, faultId, job.bond, taken, told);
    }

    /// @dev The registry promises not to revert. Should it, or should it burn its gas or answer with anything at all, the money
    /// still moves; but a caller who brings too little gas for it is refused.
    function _slash(bytes memory query) private returns (bool told, uint256 taken) {
        // A call gets 63/64 of what is there; the rest covers the call itself.
        uint256 needed = SLASH_GAS + SLASH_GAS / 63 + 10_000;
        if (gasleft() < needed) revert GasTooLow(needed);
        uint256 gasLimit = SLASH_GAS;
        address provers = address(PROVERS);
        assembly ("memory-safe") {
            mstore(0, 0)
            told := call(gasLimit, provers, 0, add(query, 32), mload(query), 0, 32)
            told := and(told, gt(returndatasize(), 31))
            if told { taken := mload(0) }
        }
    }
}
