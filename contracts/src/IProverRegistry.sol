// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a prover registry asks of the verifier registry.
interface IFrozen {
    /// @notice Whether a selector was frozen; false for one that was never added.
    function isFrozen(bytes4 selector) external view returns (bool);
}

/// @title What markets need of the provers: who proves, how much each may take on, and what a fault costs.
///
/// @notice A prover is the address that owns the stake (keep it cold). It names an operator, the hot key on the proving machine
/// that locks orders and can do nothing else, and a payout address; with a payout set, no lock can pay anybody else.
/// Stake counts only after `activationSeconds`, so that stake put down and taken out again in one block has no effect. Taking it
/// out takes `unbondingSeconds`, longer than any order can live; until then it can be slashed.
interface IProverRegistry {
    /// @notice LATE: a lock lapsed without a proof; costs more when it repeats within `REPEAT_SECONDS`. WRONG: a result that
    /// was committed to and contradicted by the majority.
    enum Fault {
        LATE,
        WRONG
    }

    /// @notice Which prover an operator key acts for, where its locks must pay (zero: any address), and how many locks it may
    /// hold at once: its active stake divided by `stakePerLock`. All zero for an unknown operator.
    function resolve(address operator) external view returns (address prover, address payout, uint256 capacity);

    /// @notice How forfeited money is split, in basis points: to the next prover and to the treasury. The rest, and what
    /// rounding leaves, is the client's.
    function shares() external view returns (uint256 nextBps, uint256 treasuryBps);

    /// @notice Slashes `prover` for a fault and splits what it lost. Only the market and the replicated market. It never
    /// reverts for a caller that may call it: a fault that was punished before, or whose selector is frozen, costs nothing.
    /// @param faultId Names the fault among those of the caller.
    /// @param selector Whose proof was due; zero where no proof was.
    /// @param client Who is compensated.
    /// @param next Who takes over; zero when nobody does, and then its share is the client's.
    /// @return amount What was taken from the stake, in the stake token's smallest unit.
    function slash(address prover, Fault fault, bytes32 faultId, bytes4 selector, address client, address next)
        external
        returns (uint256 amount);
}

/// @title Who proves: stake, keys, and what both parties of a fault can read. Everything that a market does not need.
///
/// @notice A prover's stake is in up to three parts: active (it counts), one pending tranche (it counts from `activeAt` on) and
/// one unbonding tranche (it can be claimed from `releaseAt` on). All three can be slashed, the last one until it is claimed.
/// Amounts are in the stake token's smallest unit, times are block times in seconds.
///
/// Who is trusted with what:
/// - The slashers, fixed when this is deployed, with naming faults; each fault costs its bounded part of the stake, once.
/// - The owner with the parameters within the limits below, which hold for stake that is down already. It can stop new stake
///   (a token no longer allowed, `stakePerLock` raised) and cannot move money.
/// - The verifier registry with which selectors are frozen; a proof that was due by one of those is no fault.
interface IProverStake is IProverRegistry {
    /// @notice `stakePerLock` in the stake token's smallest unit, the rest in basis points: of the stake for a fault, a repeated
    /// one and a wrong result; of what was slashed for the next prover and the treasury.
    struct Parameters {
        uint128 stakePerLock;
        uint16 lateBps;
        uint16 repeatedBps;
        uint16 wrongBps;
        uint16 nextBps;
        uint16 treasuryBps;
    }

    /// @notice All that is known of a prover. The first 32 bytes and the payout are what a lock reads.
    struct ProverRecord {
        uint96 active;
        uint96 pending;
        uint64 activeAt; // zero: nothing pending
        address payout; // zero: any
        uint48 lastFaultAt; // zero: no fault yet
        uint48 releaseAt; // zero: nothing unbonding
        address operator; // zero: none
        uint96 unbonding;
        bytes32 attributesDigest;
    }

    event ParametersSet(Parameters parameters);
    event Staked(address indexed prover, uint256 amount, uint64 activeAt);
    event Unbonding(address indexed prover, uint256 amount, uint48 releaseAt);
    event Claimed(address indexed prover, uint256 amount);
    event OperatorSet(address indexed prover, address indexed operator);
    event PayoutSet(address indexed prover, address indexed payout);
    event AttributesSet(address indexed prover, bytes32 digest);
    /// @notice A fault was judged. The amounts are zero when there was no stake; together they are what the stake lost.
    event Slashed(
        address indexed prover,
        address indexed slasher,
        bytes32 indexed faultId,
        Fault fault,
        address client,
        address next,
        uint256 toClient,
        uint256 toNext,
        uint256 toTreasury
    );

    error ZeroAmount();
    error NoSlashers();
    error StakePerLockZero();
    error SlashBpsInvalid(uint16 lateBps, uint16 repeatedBps, uint16 wrongBps);
    error ShareTooHigh(uint16 bps, uint16 max);
    error ActivationOutOfRange(uint64 activationSeconds, uint64 min, uint64 max);
    error UnbondingOutOfRange(uint64 unbondingSeconds, uint64 min, uint64 max);
    error StakeTooHigh(uint256 stake, uint256 max);
    error StakeTooLow(uint256 needed, uint256 available);
    error NotReleased(uint48 releaseAt);
    error OperatorTaken(address operator, address prover);

    /// @notice Stakes `amount` of the caller's balance; value sent is credited to the balance first. It counts ACTIVATION_SECONDS
    /// from now; stake that is still pending starts its wait again. Reverts with ZeroAmount, UnsupportedToken when the owner
    /// stopped the token, InsufficientBalance, and StakeTooHigh over 2^96 - 1 in all three parts.
    function stake(uint256 amount) external payable;

    /// @notice Takes `amount` of the caller's stake, active before pending, on its way out. Capacity falls at once; the amount
    /// can be claimed UNBONDING_SECONDS from now, together with what is unbonding and not released yet, which waits
    /// again; what is released is claimed first. Reverts with ZeroAmount and StakeTooLow.
    function unbond(uint256 amount) external;

    /// @notice Credits the caller's released stake to its balance. Reverts with NotReleased; its time is zero when nothing is
    /// unbonding.
    function claim() external;

    /// @notice Makes `operator` the caller's one operator, in place of another, at once. The key must consent, by its
    /// signature (ECDSA or ERC-1271) of Operator(prover, operator, expiry), so that nobody can take a stranger's key; the caller's
    /// own address needs neither. A signature and not a call, for an operator key need not hold any coin.
    /// Reverts with ZeroAddress, OperatorTaken, SignatureExpired, BadSignature.
    function setOperator(address operator, uint64 expiry, bytes calldata signature) external;

    /// @notice Ends the power of the caller's operator at once. The key is free then.
    function removeOperator() external;

    /// @notice Where locks of the caller's operator must pay; zero: any address. Locks that are held keep theirs.
    function setPayout(address payout) external;

    /// @notice Publishes the digest of a document about the caller (hardware, programs, contact) that is kept elsewhere.
    function setAttributes(bytes32 digest) external;

    /// @notice Sets all parameters, within the limits, from now on. Only the owner.
    /// Reverts with StakePerLockZero, SlashBpsInvalid, ShareTooHigh.
    function setParameters(Parameters calldata parameters_) external;

    function parameters() external view returns (Parameters memory);

    /// @notice A prover's whole record at this block time: a pending tranche whose time has come is shown as active.
    function proverOf(address prover) external view returns (ProverRecord memory);

    /// @notice Whether `slasher` had this fault judged.
    function judged(address slasher, bytes32 faultId) external view returns (bool);

    function isSlasher(address account) external view returns (bool);

    /// @notice What an operator key signs to act for `prover`, until and including `expiry`.
    function operatorDigest(address prover, address operator, uint64 expiry) external view returns (bytes32);

    function TREASURY() external view returns (address);

    function VERIFIERS() external view returns (IFrozen);

    /// @notice Zero: the native coin.
    function STAKE_TOKEN() external view returns (address);

    function ACTIVATION_SECONDS() external view returns (uint64);

    function UNBONDING_SECONDS() external view returns (uint64);
}
